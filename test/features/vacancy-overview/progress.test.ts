import { expect, test } from 'vitest'
import { smallFlow } from '../../support/fixtures.ts'
import { vacancyWith } from '../applications/support.ts'

const heading = (body: string) => /<h2 id="progress">([^<]+)/.exec(body)?.[1]
const mainButtons = (body: string) =>
  [...body.matchAll(/<(?:a|button) class="(?:button )?fill big"[^>]*>([^<]+)/g)].map((match) => match[1])

test('the page of a vacancy has one main button, for what stands in the way of hiring', async () => {
  const {
    db,
    someone,
    vacancy,
    candidates: [anna = 0, boris = 0],
    seen,
    stage,
    moves,
  } = await vacancyWith(['Анна', 'Борис'])
  const address = `/vacancies/${vacancy}`
  const state = async () => {
    const { body } = await someone.get(address)
    return { heading: heading(body), buttons: mainButtons(body), body }
  }
  const move = async (candidate: number, kind: Parameters<typeof stage>[0]) =>
    someone.post(moves, { to: `${await seen(candidate)}.${stage(kind)}` })

  expect(await state()).toMatchObject({ heading: '3 of 3 still to hire', buttons: ['Plan a batch'] })
  const made = await someone.post('/batches', { ...smallFlow(vacancy), date: '2026-12-01' })
  const day = /^\/batches\/\d+/.exec(String(made.headers.location))![0]
  const short = await state()
  expect(short).toMatchObject({ heading: '3 of 3 still to hire', buttons: ['Choose whom to invite'] })
  expect(short.body).toContain(`href="${day}/fill"`)
  // The same number as on the page of the day.
  const more = /Nobody is invited for 1\sDec yet: invite (\d+) more/.exec(short.body)?.[1]
  expect((await someone.get(day)).body).toMatch(new RegExp(`Invite ${more}\\D`))

  await move(anna, 'passed')
  const passed = await state()
  expect(passed.buttons).toEqual(['See who passed'])
  expect(passed.body).toContain('1 person waits in “Passed” for a decision.')

  await move(anna, 'started')
  await move(boris, 'accepted')
  expect((await state()).heading).toBe('1 of 3 still to hire')
  await db.updateTable('vacancies').set({ openings: 2 }).where('id', '=', vacancy).execute()
  expect(await state()).toMatchObject({ heading: 'Every place is filled: 2 of 2', buttons: ['Close the vacancy'] })
  expect((await someone.get('/vacancies')).body).toContain('2 of 2')
  await someone.post(`${address}/closure`)
  expect(await state()).toMatchObject({ buttons: [] })
  expect((await state()).heading).toMatch(/^Closed .*: 2 of 2 filled$/)
})

test('a vacancy without candidates asks for some, and those who may not load any see no button', async () => {
  const { someone, visitor, vacancy } = await vacancyWith([])
  const { body } = await someone.get(`/vacancies/${vacancy}`)
  expect(mainButtons(body)).toEqual(['Load candidates'])
  const manager = await visitor('manager')
  expect(mainButtons((await manager.get(`/vacancies/${vacancy}`)).body)).toEqual([])
})
