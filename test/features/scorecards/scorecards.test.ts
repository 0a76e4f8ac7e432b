import { describe, expect, test } from 'vitest'
import { criteriaOf } from '../../../src/features/vacancies/reads/criteria.ts'
import { ownScorecard, visibleScorecards } from '../../../src/features/scorecards/reads/scorecards.ts'
import type { Mark } from '../../../src/domain/scoring/ratings.ts'
import { saveScorecard } from '../../../src/features/scorecards/acts/save-scorecard.ts'
import { testNow } from '../../support/app.ts'
import { vacancyWith } from '../applications/support.ts'

async function start() {
  const made = await vacancyWith(['Анна Ёлкина'])
  const { db, vacancy, candidates, application, visitor } = made
  const { id } = await application(candidates[0]!)
  const criteria = await criteriaOf(db, vacancy)
  const by = (key: string) => criteria.find((one) => one.key === key)!.id
  const manager = await visitor('manager')
  const users = await db.selectFrom('users').select(['id', 'role']).execute()
  const user = (role: string) => users.find((one) => one.role === role)!.id
  return {
    ...made,
    criteria,
    by,
    manager,
    user,
    id,
    card: `/applications/${id}/scorecard`,
    setup: `/vacancies/${vacancy}/criteria`,
  }
}

describe('a scorecard', () => {
  test('has the article’s three groups, says what 80 % is of, and keeps claimed beside observed', async () => {
    const { someone, card, by, db, id, user } = await start()
    const empty = (await someone.get(card)).body
    for (const text of [
      'Personal qualities',
      'Soft skills',
      'Professional skills',
      'Literate speech',
      'Eight applicants in ten',
      'it does not say how many',
      'Executor',
    ])
      expect(empty).toContain(text)
    for (const text of ['ppearance', 'Charm', 'Own car']) expect(empty).not.toContain(text)
    const sent = {
      version: '0',
      [`claimed-${by('tact')}`]: '5',
      [`observed-${by('tact')}`]: '3',
      [`evidence-${by('tact')}`]: 'Перебила <дважды>',
      managerType: 'executor',
    }
    expect((await someone.post(card, sent)).headers.location).toBe(card)
    const kept = await ownScorecard(db, id, user('hr'))
    expect(kept?.marks.map(({ claimed, observed, evidence }) => [claimed, observed, evidence])).toEqual([
      [5, 3, 'Перебила <дважды>'],
    ])
    expect([kept?.manager_type, kept?.submitted_at]).toEqual(['executor', null])
    expect((await someone.get(card)).body).toContain('value="Перебила &lt;дважды&gt;"')
  })

  test('of a colleague stays hidden until one’s own is handed in, an empty one too', async () => {
    const { someone, manager, card, by, db, id, user } = await start()
    const mark = {
      [`claimed-${by('tact')}`]: '4',
      [`observed-${by('tact')}`]: '2',
      [`evidence-${by('tact')}`]: 'Спорила с первым встречным',
    }
    await manager.post(card, { version: '0', ...mark })
    expect((await visibleScorecards(db, [id], user('hr'))).hidden.size).toBe(0)
    await manager.post(card, { version: '1', submit: 'yes', ...mark })
    const before = (await someone.get(card)).body
    expect(before).toContain('1 colleague has handed in')
    expect(before).not.toContain('Спорила')
    await someone.post(card, { version: '0', [`observed-${by('tact')}`]: '5' })
    expect((await someone.get(card)).body).not.toContain('Спорила')
    expect((await visibleScorecards(db, [id], user('hr'))).shown.map(({ user_id }) => user_id)).toEqual([user('hr')])
    await someone.post(card, {
      version: '1',
      submit: 'yes',
      [`claimed-${by('tact')}`]: '5',
      [`observed-${by('tact')}`]: '5',
    })
    const after = (await someone.get(card)).body
    for (const text of ['Спорила', '2–5', '3.5', '+1']) expect(after).toContain(text)
  })

  test('that was changed in another tab is shown beside what was typed, and nothing is lost', async () => {
    const { someone, card, by, db, id, user } = await start()
    await someone.post(card, { version: '0', [`observed-${by('tact')}`]: '2' })
    const second = await someone.post(card, { version: '0', [`observed-${by('tact')}`]: '4', note: 'Моё' })
    expect(second.statusCode).toBe(409)
    for (const text of [
      'claimed not said, observed 2',
      'claimed not said, observed 4',
      'Моё',
      'name="version" value="1"',
    ])
      expect(second.body).toContain(text)
    expect((await ownScorecard(db, id, user('hr')))?.marks[0]?.observed).toBe(2)
  })

  test('handed in keeps its first day, and marks that were emptied are gone', async () => {
    const { db, id, by, user } = await start()
    const save = (version: number, submitted: boolean, observed: Mark | null, at = testNow) =>
      saveScorecard(
        db,
        {
          application: id,
          version,
          submitted,
          marks: [{ criterion: by('tact'), claimed: null, observed, evidence: null }],
          managerType: null,
          note: null,
        },
        { by: user('hr'), at },
      )
    expect(await save(0, true, 4)).toEqual({ saved: true })
    expect(await save(0, true, 5)).toEqual({ stale: true })
    expect(await save(1, true, null, testNow.add({ hours: 1 }))).toEqual({ saved: true })
    const kept = await ownScorecard(db, id, user('hr'))
    expect([kept?.submitted_at, kept?.marks]).toEqual([testNow.toString(), []])
    expect(await save(1, false, 3)).toEqual({ stale: true })
  })

  test('of somebody who is gone is not saved', async () => {
    const { db, user } = await start()
    const card = { application: 99_999, version: 0, submitted: true, marks: [], managerType: null, note: null }
    expect(await saveScorecard(db, card, { by: user('hr'), at: testNow })).toEqual({ stale: true })
    expect(await db.selectFrom('scorecards').select('id').execute()).toEqual([])
  })

  test('takes no mark beyond the scale, and says so beside the field', async () => {
    const { someone, card, by, db, id, user } = await start()
    const answer = await someone.post(card, {
      version: '0',
      [`observed-${by('tact')}`]: '6',
      [`evidence-${by('tact')}`]: 'Своими словами',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`id="observed-${by('tact')}-error"`)
    expect(answer.body).toContain('Своими словами')
    expect(await ownScorecard(db, id, user('hr'))).toBeUndefined()
    expect((await someone.get('/applications/999999/scorecard')).statusCode).toBe(404)
  })
})

describe('the criteria of a vacancy', () => {
  const valuesOf = (criteria: Awaited<ReturnType<typeof criteriaOf>>) =>
    Object.fromEntries(
      criteria.flatMap(({ id, name, group, weight, on_group_sheet }, index) => [
        [`name-${id}`, name ?? ''],
        [`group-${id}`, group],
        [`weight-${id}`, String(weight)],
        [`position-${id}`, String(index + 1)],
        ...(on_group_sheet ? [[`sheet-${id}`, 'yes']] : []),
      ]),
    )

  test('are renamed, weighted, added and taken away; marks by those taken away stay', async () => {
    const { someone, setup, card, criteria, by, db, vacancy } = await start()
    await someone.post(card, { version: '0', submit: 'yes', [`observed-${by('law')}`]: '4' })
    const sent = {
      ...valuesOf(criteria),
      version: '1',
      [`name-${by('tact')}`]: 'Такт с покупателем',
      [`weight-${by('tact')}`]: '2,5',
      [`gone-${by('law')}`]: 'yes',
      'name-new': 'Работа с кассой',
      'weight-new': '3',
      'position-new': '1',
    }
    expect((await someone.post(setup, sent)).statusCode).toBe(303)
    const now = await criteriaOf(db, vacancy)
    expect(now).toHaveLength(criteria.length)
    expect(now.find(({ name }) => name === 'Работа с кассой')).toMatchObject({ group: 'own', weight: 3, key: null })
    expect(now.find(({ key }) => key === 'tact')).toMatchObject({ name: 'Такт с покупателем', weight: 2.5 })
    expect(now.some(({ key }) => key === 'law')).toBe(false)
    expect(await db.selectFrom('scorecard_marks').select('observed').execute()).toEqual([{ observed: 4 }])
  })

  test('cannot be what the law forbids', async () => {
    const { someone, setup, criteria, db, vacancy } = await start()
    for (const name of ['Возраст', 'Приятная внешность', 'Own car']) {
      const answer = await someone.post(setup, { ...valuesOf(criteria), version: '1', 'name-new': name })
      expect([name, answer.statusCode]).toEqual([name, 422])
      expect(answer.body).toContain('articles 3 and 64')
    }
    expect(await criteriaOf(db, vacancy)).toEqual(criteria)
  })

  test('changed by two at once: the second is shown the difference', async () => {
    const { someone, manager, visitor, setup, criteria, by, db, vacancy } = await start()
    expect((await manager.post(setup, { version: '1' })).statusCode).toBe(403)
    const other = await visitor('recruiter')
    await other.post(setup, { ...valuesOf(criteria), version: '1', [`weight-${by('tact')}`]: '5' })
    const answer = await someone.post(setup, {
      ...valuesOf(criteria),
      version: '1',
      [`weight-${by('tact')}`]: '7',
      'name-new': 'Своё',
    })
    expect(answer.statusCode).toBe(409)
    for (const text of ['weight 5', 'weight 7', 'value="Своё"', 'name="version" value="2"'])
      expect(answer.body).toContain(text)
    expect((await criteriaOf(db, vacancy)).find(({ key }) => key === 'tact')?.weight).toBe(5)
  })
})
