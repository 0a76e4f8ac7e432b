import { expect, test } from 'vitest'
import { vacancyWith } from '../applications/support.ts'

const colleagueNamed = (body: string, name: string) => new RegExp(`<option value="(\\d+)">${name}<`).exec(body)![1]!

test('a colleague is put in charge of those ticked; somebody changed meanwhile is left alone', async () => {
  const {
    someone,
    visitor,
    vacancy,
    candidates: [anna = 0, boris = 0],
    seen,
    stage,
    moves,
    application,
    events,
  } = await vacancyWith(['Анна', 'Борис'])
  await visitor('recruiter')
  const list = `/vacancies/${vacancy}/list`
  const owner = colleagueNamed((await someone.get(list)).body, 'Test recruiter')
  const ticked = [await seen(anna), await seen(boris)]
  await someone.post(moves, { to: `${ticked[1]!}.${stage('screening')}` })
  const answer = await someone.post(`/vacancies/${vacancy}/owners`, { application: ticked, owner, back: list })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, list])
  expect([(await application(anna)).owner_id, (await application(boris)).owner_id]).toEqual([Number(owner), null])
  expect((await events(anna)).map(({ act, owner_id }) => [act, owner_id])).toEqual([['owner', Number(owner)]])
  expect((await someone.get(list)).body).toContain('Test recruiter is in charge of one more candidate. One was changed')
  for (const wrong of [{ owner: '999', application: ticked }, { owner }, { application: ticked, owner: '' }]) {
    await someone.post(`/vacancies/${vacancy}/owners`, { ...wrong, back: list })
    expect((await someone.get(list)).body).toContain('Tick at least one candidate and choose who is in charge.')
  }
})

test('those ticked get a tag, and nobody of another vacancy does', async () => {
  const { db, someone, vacancy, candidates, seen } = await vacancyWith(['Анна', 'Борис'])
  const ticked = await Promise.all(candidates.map(seen))
  await someone.post(`/vacancies/${vacancy}/tags`, { application: [...ticked, '999.1'], tag: 'Смены' })
  expect(await db.selectFrom('candidate_tags').select('candidate_id').execute()).toHaveLength(2)
  expect((await someone.get(`/vacancies/${vacancy}/list`)).body).toContain('2 candidates have the tag “Смены”.')
  await someone.post(`/vacancies/${vacancy}/tags`, { application: ticked, tag: ' ' })
  expect((await someone.get(`/vacancies/${vacancy}/list`)).body).toContain('write a tag')
})

test('those ticked are refused with one reason, after a page that says whom it is about', async () => {
  const {
    someone,
    vacancy,
    candidates: [anna = 0, boris = 0, vera = 0],
    seen,
    application,
  } = await vacancyWith(['Анна', 'Борис', 'Вера'])
  const ticked = [await seen(anna), await seen(boris)]
  const asked = await someone.post(`/vacancies/${vacancy}/refusals`, { application: ticked })
  const address = String(asked.headers.location)
  expect((await application(anna)).closed_at).toBeNull()
  const page = (await someone.get(address)).body
  expect(page).toContain('Close 2 candidates')
  expect([page.includes('Анна'), page.includes('Борис'), page.includes('Вера')]).toEqual([true, true, false])
  const empty = await someone.post(address, { application: ticked })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('Анна')
  const done = await someone.post(address, { application: ticked, reason: 'skills' })
  expect([done.statusCode, done.headers.location]).toEqual([303, `/vacancies/${vacancy}/list`])
  const ended = await Promise.all([anna, boris, vera].map(application))
  expect(ended.map(({ close_reason, ended_by }) => [close_reason, ended_by])).toEqual([
    ['skills', 'team'],
    ['skills', 'team'],
    [null, null],
  ])
  expect((await someone.get(`/vacancies/${vacancy}/list`)).body).toContain('2 candidates are closed.')
  expect((await someone.get(address)).body).toContain('somebody else has changed them meanwhile')
  const nobody = await someone.post(`/vacancies/${vacancy}/refusals`, {})
  expect(nobody.headers.location).toBe(`/vacancies/${vacancy}/list`)
})

test('a hiring manager ticks only to compare', async () => {
  const {
    visitor,
    vacancy,
    candidates: [anna = 0],
    seen,
  } = await vacancyWith(['Анна'])
  const manager = await visitor('manager')
  expect((await manager.get(`/vacancies/${vacancy}`)).body).toContain('Compare those ticked')
  for (const act of ['owners', 'tags', 'refusals', 'refusal']) {
    const answer = await manager.post(`/vacancies/${vacancy}/${act}`, { application: [await seen(anna)] })
    expect(answer.statusCode, act).toBe(403)
  }
})
