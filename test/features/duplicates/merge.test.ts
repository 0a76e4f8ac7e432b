import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../src/db/open.ts'
import { fuller } from '../../../src/domain/people/merging.ts'
import { renewKeys } from '../../../src/features/candidates/acts/renew-keys.ts'
import { renewTerms } from '../../../src/features/retention/acts/renew-terms.ts'
import { criteriaOf } from '../../../src/features/vacancies/reads/criteria.ts'
import { saveScorecard } from '../../../src/features/scorecards/acts/save-scorecard.ts'
import { firstStage } from '../../../src/features/vacancies/reads/stages.ts'
import { newApplication } from '../../../src/features/applications/acts/apply.ts'
import { applicationFollowers, followers } from '../../../src/features/duplicates/acts/merge-followers.ts'
import { mergeCandidates } from '../../../src/features/duplicates/acts/merge-candidates.ts'
import { undoMerge } from '../../../src/features/duplicates/acts/undo-merge.ts'
import { findCandidate } from '../../../src/features/candidates/reads/find-candidate.ts'
import { testApp, testNow } from '../../support/app.ts'
import { keysOf, makeVacancy } from '../../support/fixtures.ts'
import { columnsNaming } from '../../support/tables.ts'

const at = testNow.toString()
const later = '2026-11-25T06:00:00Z'

const tablesNaming = async (database: Database, table: string) => [
  ...new Set((await columnsNaming(database, table)).map((one) => one.table)),
]

test('every table that names a candidate or an application has its rule', async () => {
  const { database } = await testApp()
  expect(Object.keys(followers).sort()).toEqual(await tablesNaming(database, 'candidates'))
  expect([...applicationFollowers].sort()).toEqual(await tablesNaming(database, 'applications'))
})

/** What of two entries of one person may stand in each other's way. */
type Story = {
  names: [string, string]
  notes: [string | null, string | null]
  sameVacancy: boolean
  closed: [boolean, boolean]
  presence: [string | null, string | null]
  levels: [boolean, boolean]
  apart: boolean
}

const story: fc.Arbitrary<Story> = fc.record({
  names: fc.constantFrom(['Ёлкина Анна', 'Елкина Анна Петровна'], ['Anna Elkina', 'Анна Ёлкина']),
  notes: fc.tuple(fc.constantFrom(null, 'Перезвонить'), fc.constantFrom(null, 'Ждёт ответа')),
  sameVacancy: fc.boolean(),
  closed: fc.tuple(fc.boolean(), fc.boolean()),
  presence: fc.tuple(fc.constantFrom(null, 'came'), fc.constantFrom(null, 'came')),
  levels: fc.tuple(fc.boolean(), fc.boolean()),
  apart: fc.boolean(),
}) as fc.Arbitrary<Story>

let phones = 9_160_000_000

/** Two entries with rows in every table that names a candidate. @returns their ids */
async function tell(
  { db }: Database,
  user: number,
  { names, notes, sameVacancy, closed, presence, levels, apart }: Story,
): Promise<[number, number]> {
  const first = await makeVacancy(db)
  const vacancies = [first, sameVacancy ? first : await makeVacancy(db, 'Другая')] as const
  const { id: batch_id } = await db
    .insertInto('batches')
    .values({
      vacancy_id: first,
      format: 'flow',
      date: '2026-12-01',
      time_zone: 'Europe/Moscow',
      minutes: 30,
      goal: 5,
      confidence: 0.9,
      rate_json: '{"known":0.2}',
      rate_basis: 'article',
      status: 'planned',
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: slot_id } = await db
    .insertInto('slots')
    .values({ batch_id, position: 0, starts_at: at, ends_at: later, interviewers: 1, planned_invitations: 5 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const tags: number[] = []
  for (const tag of ['звонки', 'опыт'])
    tags.push(
      (
        await db
          .insertInto('tags')
          .values({ name: tag, name_key: `${tag} ${batch_id}` })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id,
    )
  const ids: number[] = []
  for (const side of [0, 1] as const) {
    const name = names[side]
    const { id } = await db
      .insertInto('candidates')
      .values({
        name,
        ...keysOf(name),
        note: notes[side],
        city_id: side ? 'spb' : null,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const key = `+7${(phones += 1)}`
    await db.insertInto('candidate_contacts').values({ candidate_id: id, kind: 'phone', value: key, key }).execute()
    const application = await db
      .insertInto('applications')
      .values({
        ...newApplication(id, vacancies[side], await firstStage(db, vacancies[side]), side ? at : later),
        ...(closed[side] && { closed_at: later, close_reason: 'competitor', ended_by: 'candidate' }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const [criterion] = await criteriaOf(db, vacancies[side])
    await saveScorecard(
      db,
      {
        application: application.id,
        version: 0,
        marks: [{ criterion: criterion!.id, claimed: 5, observed: 3, evidence: name }],
        managerType: null,
        note: null,
        submitted: true,
      },
      { by: user, at: side ? testNow : testNow.add({ hours: 1 }) },
    )
    await db
      .insertInto('application_events')
      .values({ application_id: application.id, act: 'step', note: `Позвонить ${name}`, by_user: user, at })
      .execute()
    const decision = await db
      .insertInto('decisions')
      .values({ vacancy_id: vacancies[side], reason: name, weights_json: '[]', by_user: user, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('decision_people')
      .values({
        decision_id: decision.id,
        application_id: application.id,
        chosen: side,
        score: 3.5,
        coverage: 0.5,
        place: 1,
      })
      .execute()
    await db
      .insertInto('invitations')
      .values({
        batch_id,
        slot_id,
        candidate_id: id,
        status: 'active',
        walk_in: 0,
        invited_at: at,
        presence: presence[side] as 'came' | null,
      })
      .execute()
    await db
      .insertInto('offers')
      .values({
        candidate_id: id,
        vacancy_id: first,
        city_id: 'moscow',
        level: 1,
        amount: 29_000.5,
        basis: 'gross',
        check_json: '{}',
        verdict: 'in-band',
        created_by: user,
        created_at: at,
      })
      .execute()
    await db
      .insertInto('consents')
      .values({
        candidate_id: id,
        application_id: application.id,
        given_on: '2026-11-24',
        wording: name,
        channel: 'paper',
        recorded_by: user,
        recorded_at: at,
      })
      .execute()
    await db
      .insertInto('candidate_notes')
      .values({ candidate_id: id, text: `О ${name}`, by_user: user, at })
      .execute()
    await db
      .insertInto('candidate_files')
      .values({
        candidate_id: id,
        name: 'cv.pdf',
        type: 'pdf',
        size: 4,
        sha256: String(side),
        at,
        content: Buffer.from('%PDF'),
      })
      .execute()
    await db
      .insertInto('candidate_tags')
      .values(tags.slice(0, side + 1).map((tag_id) => ({ candidate_id: id, tag_id })))
      .execute()
    if (levels[side])
      await db
        .insertInto('person_levels')
        .values({ candidate_id: id, facts_json: facts, changed_by: user, changed_at: side ? later : at })
        .execute()
    await renewKeys(db, id)
    await renewTerms(db, [id])
    ids.push(id)
  }
  const [kept, merged] = ids as [number, number]
  const { id: somebody } = await db
    .insertInto('candidates')
    .values({ name: 'Тёзка', ...keysOf('Тёзка'), created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('different_people').values({ first_id: merged, second_id: somebody, by_user: user, at }).execute()
  if (apart)
    await db
      .insertInto('different_people')
      .values([
        { first_id: kept, second_id: merged, by_user: user, at },
        { first_id: kept, second_id: somebody, by_user: user, at },
      ])
      .execute()
  await db
    .insertInto('merges')
    .values({ kept_id: merged, merged_id: 1_000_000 + merged, before_json: '[]', by_user: user, at, undone_at: at })
    .execute()
  return [kept, merged]
}

const facts = JSON.stringify({
  skills: {
    consults: 'no',
    oneC: 'no',
    phone: 'no',
    conflicts: 'no',
    findsClients: 'no',
    negotiates: 'no',
    clientBase: 'no',
    executives: 'no',
  },
  higherEducation: false,
  english: false,
})

/** Everything about everybody but what only counts up: versions and the moment of the last change. */
async function everything(database: Database, merge: number | null): Promise<Record<string, unknown[]>> {
  const tables = [
    'candidates',
    'invitation_events',
    'scorecard_marks',
    ...(await tablesNaming(database, 'candidates')),
    ...(await tablesNaming(database, 'applications')),
  ]
  const all: Record<string, unknown[]> = {}
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database.db)
    const known = rows.filter((row) => !(table === 'merges' && row['id'] === merge))
    all[table] = known.map(told).sort()
  }
  return all
}

const told = (row: Record<string, unknown>): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([column]) => column !== 'version' && column !== 'updated_at')
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )

async function mergeBoth(database: Database, user: number, [keptId, mergedId]: [number, number]) {
  const { db } = database
  const [kept, merged] = [(await findCandidate(db, keptId))!, (await findCandidate(db, mergedId))!]
  const done = await mergeCandidates(
    db,
    { kept, merged, choices: fuller(kept, merged) },
    { by: user, now: testNow, invitedTwice: 'invited twice' },
  )
  if ('stale' in done) throw new Error('Not as they were seen')
  return done.merge
}

describe('a merge', () => {
  test('leaves nothing behind at the one who is gone, and undone, everything is as it was', async () => {
    const { database, visitor } = await testApp()
    await visitor('hr')
    const { id: user } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    await fc.assert(
      fc.asyncProperty(story, async (one) => {
        const pair = await tell(database, user, one)
        const before = await everything(database, null)
        const merge = await mergeBoth(database, user, pair)
        for (const table of await tablesNaming(database, 'candidates')) {
          const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database.db)
          for (const row of rows)
            expect([row['candidate_id'], row['kept_id'], row['first_id'], row['second_id']]).not.toContain(pair[1])
        }
        expect(
          await database.db
            .selectFrom('invitations')
            .select('id')
            .where('candidate_id', '=', pair[0])
            .where('status', '=', 'active')
            .execute(),
        ).toHaveLength(1)
        expect(
          await database.db.selectFrom('invitations').select('id').where('candidate_id', '=', pair[0]).execute(),
        ).toHaveLength(2)
        expect(
          await database.db.selectFrom('candidate_contacts').select('id').where('candidate_id', '=', pair[0]).execute(),
        ).toHaveLength(2)
        const open = await database.db
          .selectFrom('applications')
          .select('id')
          .where('candidate_id', '=', pair[0])
          .where('closed_at', 'is', null)
          .execute()
        expect(open.length > 0).toBe(!one.closed[0] || !one.closed[1])
        expect(await undoMerge(database.db, pair[0], merge, testNow)).toEqual({ restored: pair[1] })
        expect(await everything(database, merge)).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })

  test('#113 duplicates: two entries of one person become one, by hand and with a choice, and two again', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const one = String(
      (
        await hr.post('/candidates', {
          name: 'Ёлкина Анна',
          phones: '8 916 123-45-67',
          note: 'Перезвонить',
          source: 'hh.ru',
        })
      ).headers.location,
    )
    const alike = {
      name: 'Анна Елкина',
      emails: 'anna@example.ru',
      note: 'Ждёт ответа',
      source: 'SuperJob',
      city: 'spb',
    }
    expect((await hr.post('/candidates', alike)).statusCode).toBe(422)
    const other = String((await hr.post('/candidates', { ...alike, somebodyElse: 'yes' })).headers.location)
    const [kept, merged] = [one, other].map((address) => Number(address.split('/').at(-1)))
    const path = `${one}/merge/${merged}`
    const form = (await hr.get(path)).body
    for (const text of ['Source', 'hh.ru', 'SuperJob', 'both, one after the other', 'Saint Petersburg'])
      expect(form).toContain(text)

    expect((await hr.post(path, { keptVersion: '1', otherVersion: '9' })).statusCode).toBe(409)
    expect((await hr.post(path, { keptVersion: '1', otherVersion: '1', source: 'nonsense' })).statusCode).toBe(422)
    expect(
      (await hr.post(path, { keptVersion: '1', otherVersion: '1', source: 'other', note: 'both' })).headers.location,
    ).toBe(one)
    expect((await hr.get(other)).headers.location).toBe(one)
    const page = (await hr.get(one)).body
    for (const text of [
      '+7 916 123 45 67',
      'anna@example.ru',
      'SuperJob',
      'Перезвонить\nЖдёт ответа',
      'Saint Petersburg',
      'Анна Елкина, 24 Nov',
    ])
      expect(page).toContain(text)
    await hr.post('/candidates/search', { search: 'anna@example' })
    expect((await hr.get('/candidates')).body).toContain(`href="${one}"`)

    const { id } = await database.db.selectFrom('merges').select('id').executeTakeFirstOrThrow()
    expect((await hr.post(`${one}/merges/${id}/undoing`)).headers.location).toBe(other)
    expect((await hr.get(other)).body).toContain('both candidates are as they were')
    expect((await hr.get(one)).body).not.toContain('anna@example.ru')
    expect((await hr.post(`${one}/merges/${id}/undoing`)).statusCode).toBe(404)
    expect((await database.db.selectFrom('merges').select('before_json').executeTakeFirstOrThrow()).before_json).toBe(
      '[]',
    )
    expect([kept, merged]).toEqual(
      (await database.db.selectFrom('candidates').select('id').orderBy('id').execute()).map((row) => row.id),
    )
  })

  test.each([
    [1, 'kept'],
    [-1, 'merged'],
  ] as const)(
    'of two scorecards of one interviewer keeps the later, of two levels too: %s hours, the one of the %s',
    async (hours, winner) => {
      const { database, visitor } = await testApp()
      const { db } = database
      await visitor('hr')
      const { id: user } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
      const names: [string, string] = ['Ёлкина Анна', 'Елкина Анна']
      const pair = await tell(database, user, {
        names,
        notes: [null, null],
        sameVacancy: true,
        closed: [false, false],
        presence: [null, null],
        levels: [true, true],
        apart: false,
      })
      const ofKept = testNow.add({ hours }).toString()
      const { id: application } = await db
        .selectFrom('applications')
        .select('id')
        .where('candidate_id', '=', pair[0])
        .executeTakeFirstOrThrow()
      await db.updateTable('scorecards').set({ updated_at: ofKept }).where('application_id', '=', application).execute()
      await db.updateTable('person_levels').set({ changed_at: ofKept }).where('candidate_id', '=', pair[0]).execute()
      await db
        .updateTable('person_levels')
        .set({ changed_at: at, facts_json: facts.replace('"english":false', '"english":true') })
        .where('candidate_id', '=', pair[1])
        .execute()
      await mergeBoth(database, user, pair)
      expect(
        (await db.selectFrom('scorecard_marks').select('evidence').execute()).map(({ evidence }) => evidence),
      ).toEqual([names[winner === 'kept' ? 0 : 1]])
      const [level] = await db.selectFrom('person_levels').select(['candidate_id', 'facts_json']).execute()
      expect([level?.candidate_id, level?.facts_json.includes('"english":true')]).toEqual([
        pair[0],
        winner === 'merged',
      ])
    },
  )

  test.each([
    [['came', null], 0],
    [[null, 'came'], 1],
    [[null, null], 0],
  ] as const)('of two invitations to a batch keeps the one more is known of: %j', async (presence, stays) => {
    const { database, visitor } = await testApp()
    const { db } = database
    await visitor('hr')
    const { id: user } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    const pair = await tell(database, user, {
      names: ['Ёлкина Анна', 'Елкина Анна'],
      notes: [null, null],
      sameVacancy: true,
      closed: [false, false],
      presence: [...presence],
      levels: [false, false],
      apart: false,
    })
    const before = await db.selectFrom('invitations').select('id').orderBy('id').execute()
    await mergeBoth(database, user, pair)
    const after = await db.selectFrom('invitations').select(['id', 'status', 'end_reason']).orderBy('id').execute()
    expect(after.map(({ status }) => status)).toEqual(stays === 0 ? ['active', 'cancelled'] : ['cancelled', 'active'])
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after[1 - stays]?.end_reason).toBe('invited twice')
  })

  test.each([
    [[false, true], 0],
    [[true, false], 1],
    [[false, false], 0],
    [[true, true], 0],
  ] as const)(
    'of two applications to a vacancy goes on with the one that is open, from the earlier day: closed %j',
    async (closed, goesOn) => {
      const { database, visitor } = await testApp()
      const { db } = database
      await visitor('hr')
      const { id: user } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
      const pair = await tell(database, user, {
        names: ['Ёлкина Анна', 'Елкина Анна'],
        notes: [null, null],
        sameVacancy: true,
        closed: [...closed],
        presence: [null, null],
        levels: [false, false],
        apart: false,
      })
      const before = await db.selectFrom('applications').select('id').orderBy('id').execute()
      await mergeBoth(database, user, pair)
      expect(await db.selectFrom('applications').select(['id', 'candidate_id', 'created_at']).execute()).toEqual([
        { id: before[goesOn]!.id, candidate_id: pair[0], created_at: at },
      ])
    },
  )

  test('cannot be undone over what has changed since, nor before a later one, and says so', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const { id: user } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    const pair = await tell(database, user, {
      names: ['Ёлкина Анна', 'Елкина Анна'],
      notes: [null, 'Ждёт'],
      sameVacancy: true,
      closed: [true, false],
      presence: [null, null],
      levels: [true, true],
      apart: true,
    })
    const first = await mergeBoth(database, user, pair)
    const [, third] = await tell(database, user, {
      names: ['Лев Ёлкин', 'Анна Ёлкина'],
      notes: [null, null],
      sameVacancy: true,
      closed: [false, false],
      presence: [null, null],
      levels: [false, false],
      apart: false,
    })
    const second = await mergeBoth(database, user, [pair[0], third])
    const undo = (merge: number) => hr.post(`/candidates/${pair[0]}/merges/${merge}/undoing`)
    await undo(first)
    expect((await hr.get(`/candidates/${pair[0]}`)).body).toContain('Undo that merge first')
    expect((await undo(second)).headers.location).toBe(`/candidates/${third}`)
    await database.db.updateTable('candidates').set({ note: 'Другое' }).where('id', '=', pair[0]).execute()
    await undo(first)
    expect((await hr.get(`/candidates/${pair[0]}`)).body).toContain('has been edited since')
    expect(await findCandidate(database.db, pair[1])).toBeUndefined()
  })

  test('the history names the application that was put away, and only those who edit may merge', async () => {
    const { visitor, database } = await testApp()
    await visitor('hr')
    const { id: user } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    const pair = await tell(database, user, {
      names: ['Ёлкина Анна', 'Елкина Анна'],
      notes: [null, null],
      sameVacancy: true,
      closed: [false, true],
      presence: [null, 'came'],
      levels: [false, false],
      apart: false,
    })
    const merge = await mergeBoth(database, user, pair)
    const manager = await visitor('manager')
    const { body } = await manager.get(`/candidates/${pair[0]}`)
    expect(body).toContain('also applied 24 Nov 2026, withdrew: Chose another employer')
    expect(body).not.toContain('Undo the merge')
    for (const path of [
      `/candidates/${pair[0]}/merges/${merge}/undoing`,
      `/candidates/${pair[0]}/merge/${pair[1]}`,
      `/candidates/${pair[0]}/different/${pair[1]}`,
    ]) {
      expect((await manager.post(path, { from: 'list' })).statusCode).toBe(403)
    }
    expect((await (await visitor('hr')).get(`/candidates/${pair[0]}/merge/${pair[0]}`)).statusCode).toBe(404)
  })
})
