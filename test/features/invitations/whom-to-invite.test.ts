import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
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
    return [...body.matchAll(/name="candidate" value="\d+"( checked)?> <span class="name">([^<]+)</g)].map(
      ([, ticked, name]) => (ticked ? `+${name}` : name),
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
  expect(body).toContain('said no on 24 Nov')
  expect(body).toContain('did not come on 24 Nov')
})

test('who came without a decision is a group of its own; passed and refused ones are in none', async () => {
  const { names, hr, next } = await afterADay()
  expect(await names('?group=came')).toEqual(['Пришла', 'Вторая встреча'])
  const { body } = await hr.get(`/batches/${next}/fill`)
  expect(body).toContain('Missed before <span>2<')
  expect(body).toContain('Met before <span>2<')
  expect(body).toContain('Nobody to invite here')
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

test('who stands in another coming day is a group of its own and not ticked, and the tick takes as many free ones as there is room for', async () => {
  const { names, add, plan, fill, hr, next } = await afterADay()
  const people = await add(['А', 'Б', 'В', 'Г', 'Д', 'Е'])
  const other = await plan({ date: '2026-11-27' })
  await fill(other, people.slice(0, 2))
  // The plan has room for four.
  expect(await names()).toEqual(['+В', '+Г', '+Д', '+Е'])
  expect(await names('?group=elsewhere')).toEqual(['А', 'Б'])
  expect((await hr.get(`/batches/${next}/fill?group=elsewhere`)).body).toContain('expected 27 Nov')
  await fill(next, people.slice(2, 4))
  expect(await names()).toEqual(['+Д', '+Е'])
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

/** What the page of a form shows: the rows with their ticks, who is chosen elsewhere, and how many in all. */
const shownOn = (body: string) => ({
  names: [...body.matchAll(/name="candidate" value="\d+"( checked)?> <span class="name">([^<]+)</g)].map(
    ([, ticked, name]) => (ticked ? `+${name}` : name!),
  ),
  others: /name="others" value="([^"]*)"/.exec(body)![1]!,
  chosen: Number(/<output data-chosen>(\d+)</.exec(body)?.[1]),
})

describe('a long list', () => {
  /** Forty-three free people and one day with room for four. */
  const longList = async () => {
    const made = await afterADay()
    const people = await made.add(Array.from({ length: 43 }, (_, n) => `Кандидат ${String(n + 1).padStart(2, '0')}`))
    const fillPage = async (query: string) => shownOn((await made.hr.get(`/batches/${made.next}/fill?${query}`)).body)
    return { ...made, people, fillPage }
  }

  test('shows forty at once, and who is ticked on one page stays chosen on the others', async () => {
    const { fillPage, people } = await longList()
    const first = await fillPage('')
    expect(first.names).toHaveLength(40)
    expect(first.chosen).toBe(4)
    const [a, b, , , , last] = [people[0]!, people[1]!, 0, 0, 0, people[42]!]
    const second = await fillPage(`chosen=yes&group=ready&page=1&go=2&candidate=${a}&candidate=${b}`)
    expect(second).toEqual({ names: ['Кандидат 41', 'Кандидат 42', 'Кандидат 43'], others: `${a}.${b}`, chosen: 2 })
    const back = await fillPage(`chosen=yes&group=ready&page=2&go=1&others=${a}.${b}&candidate=${last}`)
    expect(back.names.slice(0, 3)).toEqual(['+Кандидат 01', '+Кандидат 02', 'Кандидат 03'])
    expect(back).toMatchObject({ others: String(last), chosen: 3 })
    const otherGroup = await fillPage(`chosen=yes&group=ready&page=1&tab=missed&others=${last}&candidate=${a}`)
    expect(otherGroup).toEqual({ names: ['Пропустила', 'Отказалась'], others: `${last}.${a}`, chosen: 2 })
  })

  test('who was unticked by hand is not ticked again', async () => {
    const { fillPage } = await longList()
    expect((await fillPage('chosen=yes&group=ready&page=1&go=1')).chosen).toBe(0)
  })

  test('invites those of all pages at once, and keeps them when it cannot', async () => {
    const { hr, next, people, db } = await longList()
    const [a, b] = [people[0]!, people[42]!]
    const wrong = await hr.post(`/batches/${next}/fill`, { others: `${b}`, candidate: [String(a)], slot: '999999' })
    expect(wrong.statusCode).toBe(422)
    expect(shownOn(wrong.body)).toMatchObject({ others: String(b), chosen: 2 })
    await hr.post(`/batches/${next}/fill`, { others: `${b}`, candidate: [String(a)], slot: '' })
    const invited = await db
      .selectFrom('invitations')
      .select('candidate_id')
      .where('batch_id', '=', next)
      .orderBy('candidate_id')
      .execute()
    expect(invited.map(({ candidate_id }) => candidate_id)).toEqual([a, b])
  })

  test('can be narrowed to a source and to experience, as far as somebody has one', async () => {
    const { hr, db, next, people, fillPage } = await longList()
    const filters = async () =>
      [...(await hr.get(`/batches/${next}/fill`)).body.matchAll(/<select name="(\w+)"/g)].map(([, name]) => name)
    expect(await filters()).toEqual([])
    await db
      .updateTable('candidates')
      .set({ source: 'SuperJob', experience_months: 20 })
      .where('id', 'in', people.slice(40))
      .execute()
    expect(await filters()).toEqual(['source', 'experience'])
    const narrowed = ['Кандидат 41', 'Кандидат 42', 'Кандидат 43']
    expect((await fillPage('chosen=yes&source=SuperJob')).names).toEqual(narrowed)
    expect((await fillPage('chosen=yes&experience=12')).names).toEqual(narrowed)
    const { body } = await hr.get(`/batches/${next}/fill?experience=12`)
    expect(body).not.toContain('Three years or more')
    expect(body).toContain('Free <span>3<')
  })
})

test('nobody can be put in order by their chance, and the page says why', async () => {
  const { hr, next, add } = await afterADay()
  await add(['Новая'])
  const { body } = await hr.get(`/batches/${next}/fill?sort=chance`)
  expect(body).not.toMatch(/name="sort"|aria-sort/)
  expect(body).toContain('nobody is ranked or left out by it')
})
