import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dayOf } from '../batches/day.ts'

/** A day of two slots, 10:00 and 10:30, and what its reception shows. */
async function reception(names: readonly string[]) {
  const made = await dayOf(names)
  const { hr, batch, clock, db } = made
  const address = `/batches/${batch}/reception`
  const page = async () => (await hr.get(address)).body
  return {
    ...made,
    address,
    page,
    at: (time: string) => {
      clock.now = Temporal.Instant.from(`2026-11-24T${time}:00+03:00`)
    },
    /** The names under each heading, in order. */
    sections: async () => sectionsOf(await page()),
    /** Who stands in which slot, so that a test says the time of each itself. */
    put: async (candidate: number, position: number) => {
      const { id } = await db
        .selectFrom('slots')
        .select('id')
        .where('position', '=', position)
        .executeTakeFirstOrThrow()
      await db.updateTable('invitations').set({ slot_id: id }).where('candidate_id', '=', candidate).execute()
    },
  }
}

function sectionsOf(page: string): Record<string, string[]> {
  const board = page.slice(page.indexOf('id="board"'))
  const parts = board.split(/<h2[^>]*>/).slice(1)
  return Object.fromEntries(
    parts.flatMap((part) => {
      const names = [...part.matchAll(/id="person-\d+"[^>]*>([^<]+)</g)].map(([, name]) => name!)
      return names.length === 0 ? [] : [[part.slice(0, part.indexOf('<')).trim(), names]]
    }),
  )
}

const filled = (page: string) =>
  [...page.matchAll(/<(?:button|a)[^>]*class="(?:button )?fill"[^>]*>/g)].map(
    ([tag]) => /aria-label="([^"]+)"/.exec(tag)?.[1],
  )

test('people stand under what is to be done with them, whoever has waited longest first', async () => {
  const { people, about, put, at, sections, page } = await reception(['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор'])
  const [anna = 0, boris = 0, vera = 0, gleb = 0, darya = 0, egor = 0] = people
  for (const one of [anna, boris, vera, egor]) await put(one, 0)
  for (const one of [gleb, darya]) await put(one, 1)
  at('10:01')
  await about(boris, 'mark/arrived')
  at('10:04')
  await about(anna, 'mark/arrived')
  await about(egor, 'mark/missed')
  at('10:07')
  await about(gleb, 'mark/arrived')
  expect(await sections()).toEqual({
    Waiting: ['Борис', 'Анна', 'Глеб'],
    Now: ['Вера'],
    Later: ['Дарья'],
    Done: ['Егор'],
  })
  expect(await page()).toContain('<b class="wait">10:00 · 7 minutes late</b>')
  // Too early for half past ten: no minutes are counted against us yet.
  expect(await page()).toContain('10:30 · here since 10:07')
  await about(boris, 'mark/call-in')
  at('10:20')
  expect(await sections()).toMatchObject({
    Waiting: ['Анна', 'Глеб'],
    'In the interview': ['Борис'],
    Now: ['Дарья', 'Вера'],
  })
  await about(boris, 'result', { result: 'passed' })
  expect(await sections()).toMatchObject({ Done: ['Борис', 'Егор'] })
  expect(await page()).toContain('1 interview, 1 not here')
})

test('lateness comes from the time of the mark, and can be said outright', async () => {
  const { people, about, put, at, page, invitationOf } = await reception(['Анна', 'Борис', 'Вера', 'Глеб'])
  const [anna = 0, boris = 0, vera = 0, gleb = 0] = people
  for (const one of people) await put(one, 0)
  at('10:05')
  await about(anna, 'mark/arrived')
  expect(await page()).toContain('Arrived late: Борис')
  await about(gleb, 'mark/late')
  at('10:06')
  expect(await page()).toContain('Arrived in time: Борис')
  await about(boris, 'mark/arrived')
  await about(vera, 'mark/came')
  const presences = await Promise.all(people.map(async (one) => (await invitationOf(one)).presence))
  expect(presences).toEqual(['came', 'late', 'came', 'late'])
  expect(await page()).toContain('10:00 · came late')
})

test('one button is filled, by what the day needs now', async () => {
  const { people, about, put, at, page, batch } = await reception(['Анна', 'Борис'])
  const [anna = 0, boris = 0] = people
  for (const one of people) await put(one, 0)
  at('10:00')
  expect(filled(await page())).toEqual([])
  await about(boris, 'mark/arrived')
  expect(filled(await page())).toEqual(['To the interview: Борис'])
  await about(boris, 'mark/call-in')
  expect(filled(await page())).toEqual([])
  await about(anna, 'mark/arrived')
  // Nobody is free: first the interview that goes on has to end.
  expect(filled(await page())).toEqual(['Result: Борис'])
  await about(boris, 'result', { result: 'passed' })
  await about(anna, 'mark/left')
  expect(filled(await page())).toEqual([undefined])
  expect(await page()).toContain(`id="to-close" href="/batches/${batch}"`)
})

test('somebody is found by a part of the name or the last four digits, and the name stays out of the address', async () => {
  const { hr, address, people, db } = await reception(['Ёлкина Анна', 'Орлов Борис', 'Орлова Вера'])
  await db
    .updateTable('candidate_contacts')
    .set({ value: '+7 916 123-45-67' })
    .where('candidate_id', '=', people[1]!)
    .where('kind', '=', 'phone')
    .execute()
  const find = async (who: string) => {
    const answer = await hr.post(`${address}/search`, { who })
    expect([answer.statusCode, answer.headers.location]).toEqual([200, undefined])
    return Object.values(sectionsOf(answer.body)).flat().sort()
  }
  expect(await find('елкин')).toEqual(['Ёлкина Анна'])
  expect(await find('орлов')).toEqual(['Орлов Борис', 'Орлова Вера'])
  expect(await find('вера орл')).toEqual(['Орлова Вера'])
  expect(await find('4567')).toEqual(['Орлов Борис'])
  expect(await find('8 916 123-45-67')).toEqual(['Орлов Борис'])
  expect(await find('1234')).toEqual([])
  const nobody = (await hr.post(`${address}/search`, { who: 'Никто' })).body
  expect(nobody).toContain('Nobody of that name or number')
  expect(nobody).toContain('value="Никто"')
  expect((await hr.post(`${address}/search`, { who: '' })).headers.location).toBe(address)
})

test('more people than chairs is said once, with what to do', async () => {
  const { people, about, put, at, page, db } = await reception(['Анна', 'Борис'])
  for (const one of people) await put(one, 0)
  await db.updateTable('batches').set({ waiting_seats: 1 }).execute()
  at('10:00')
  await about(people[0]!, 'mark/arrived')
  expect(await page()).not.toContain('people wait')
  await about(people[1]!, 'mark/arrived')
  expect(await page()).toContain('2 people wait, and there is 1 chair.')
  expect(await page()).toContain('One more from 10:00')
})

test('a hiring manager sees who is where, and only results can be recorded', async () => {
  const { people, about, put, at, visitor, address } = await reception(['Анна', 'Борис'])
  for (const one of people) await put(one, 0)
  at('10:00')
  await about(people[0]!, 'mark/arrived')
  const { body } = await (await visitor('manager')).get(address)
  expect(body).toContain('Result: Анна')
  expect(body).not.toContain('/mark/')
  expect(body).not.toContain('/walk-ins"')
  expect(sectionsOf(body)).toMatchObject({ Waiting: ['Анна'], Now: ['Борис'] })
})

test('a closed day shows what was, open and without marks', async () => {
  const { people, about, put, at, hr, batch, page } = await reception(['Анна', 'Борис'])
  for (const one of people) await put(one, 0)
  at('10:00')
  await about(people[0]!, 'mark/arrived')
  at('11:00')
  await hr.post(`/batches/${batch}/close`)
  const closed = await page()
  expect(sectionsOf(closed)).toEqual({ Waiting: ['Анна'], Done: ['Борис'] })
  expect(closed).toMatch(/<details class="fold" id="past"[^>]* open>/)
  expect(closed).not.toContain('/mark/')
  expect(filled(closed)).toEqual([])
})
