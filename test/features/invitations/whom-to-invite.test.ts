import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { makeCandidates } from '../../support/fixtures.ts'
import { afterTheDay, dayOf } from '../batches/day.ts'

/** A day that is over and closed, after which another one is planned; what people did on it is given by name. */
async function afterADay() {
  const made = await dayOf(['Пришла', 'Вторая встреча', 'Прошла', 'Отказ', 'Пропустила', 'Отказалась'])
  const { hr, db, clock, people, about, batch, plan, vacancy } = made
  const [came = 0, second = 0, passed = 0, refused = 0, missed = 0, declined = 0] = people
  await about(declined, 'answers', { reply: 'no' })
  clock.now = Temporal.Instant.from('2026-11-24T07:00:00Z')
  for (const candidate of [came, second, passed, refused]) await about(candidate, 'mark/came')
  await about(second, 'result', { result: 'second' })
  await about(passed, 'result', { result: 'passed' })
  await about(refused, 'result', { result: 'refused', reason: 'skills' })
  clock.now = afterTheDay
  await hr.post(`/batches/${batch}/close`)
  const next = await plan({ date: '2026-11-26' })
  const names = async (group = '') => {
    const { body } = await hr.get(`/batches/${next}/fill${group}`)
    return [...body.matchAll(/name="candidate" value="\d+"( checked)?> ([^<]+)</g)].map(([, ticked, name]) =>
      ticked ? `+${name}` : name,
    )
  }
  const add = (list: readonly string[]) => makeCandidates(db, vacancy, list)
  return { ...made, came, passed, refused, missed, declined, next, names, add }
}

test('by default only those before the interview are offered, who neither came nor stayed away earlier', async () => {
  const { names, add } = await afterADay()
  await add(['Новая', 'Ещё одна'])
  expect(await names()).toEqual(['+Новая', '+Ещё одна'])
})

test('who did not come earlier or said no is a group of its own, and nobody in it is ticked', async () => {
  const { names, hr, next } = await afterADay()
  expect(await names('?group=missed')).toEqual(['Пропустила', 'Отказалась'])
  const { body } = await hr.get(`/batches/${next}/fill?group=missed`)
  expect(body).toContain('said no: 24 Nov 2026')
  expect(body).toContain('did not come: 24 Nov 2026')
})

test('who came without a decision is a group of its own; passed and refused ones are in none', async () => {
  const { names, hr, next } = await afterADay()
  expect(await names('?group=came')).toEqual(['Пришла', 'Вторая встреча'])
  const { body } = await hr.get(`/batches/${next}/fill`)
  expect(body).toContain('Did not come or said no earlier (2)')
  expect(body).toContain('Came, no decision (2)')
  expect(body).toContain('Nobody is left to invite')
})

test('who has withdrawn or was refused on the board is in no group', async () => {
  const { names, add, db, hr } = await afterADay()
  const [gone = 0] = await add(['Ушла', 'Осталась'])
  const { id, version } = await db
    .selectFrom('applications')
    .select(['id', 'version'])
    .where('candidate_id', '=', gone)
    .executeTakeFirstOrThrow()
  await hr.post(`/candidates/${gone}/applications/${id}/closure`, { reason: 'competitor', version: String(version) })
  expect(await names()).toEqual(['+Осталась'])
  for (const group of ['missed', 'came']) expect(await names(`?group=${group}`)).not.toContain('Ушла')
})

test('who stands in another coming day says so and is not ticked, and the tick takes as many others as there is room for', async () => {
  const { names, add, plan, fill, hr, next } = await afterADay()
  const people = await add(['А', 'Б', 'В', 'Г', 'Д', 'Е'])
  const other = await plan({ date: '2026-11-27' })
  await fill(other, people.slice(0, 2))
  // The plan has room for four.
  expect(await names()).toEqual(['А', 'Б', '+В', '+Г', '+Д', '+Е'])
  expect((await hr.get(`/batches/${next}/fill`)).body).toContain('also invited: 27 Nov 2026')
  await fill(next, people.slice(2, 4))
  expect(await names()).toEqual(['А', 'Б', '+Д', '+Е'])
})

test('who is moved to the interview by hand, without an invitation, has come; who is offered a job is in no group', async () => {
  const { names, add, db, hr, vacancy } = await afterADay()
  const people = await add(['Пришла сама', 'С предложением'])
  for (const [index, kind] of (['came', 'offered'] as const).entries()) {
    const { id, version } = await db
      .selectFrom('applications')
      .select(['id', 'version'])
      .where('candidate_id', '=', people[index]!)
      .executeTakeFirstOrThrow()
    const stage = await db
      .selectFrom('stages')
      .select('id')
      .where('vacancy_id', '=', vacancy)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    await hr.post(`/vacancies/${vacancy}/moves`, { to: `${id}.${version}.${stage.id}` })
  }
  expect(await names()).toEqual([])
  expect(await names('?group=came')).toEqual(['Пришла', 'Вторая встреча', 'Пришла сама'])
})

test('who missed a day and came to a later one is no longer among those who did not come', async () => {
  const { names, hr, clock, missed, next, fill, invitationOf, plan } = await afterADay()
  await fill(next, [missed])
  clock.now = Temporal.Instant.from('2026-11-26T07:00:00Z')
  const { id, version } = await invitationOf(missed, next)
  await hr.post(`/invitations/${id}/mark/came`, { version: String(version) })
  const third = await plan({ date: '2026-11-27' })
  const { body } = await hr.get(`/batches/${third}/fill?group=missed`)
  expect(body).not.toContain('Пропустила')
  expect((await hr.get(`/batches/${third}/fill?group=came`)).body).toContain('Пропустила')
  expect(await names('?group=missed')).toEqual(['Отказалась'])
})
