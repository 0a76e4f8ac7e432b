import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { randomFrom, type Random } from '../../../src/demo/random.ts'
import { isPostgres } from '../../../src/db/columns.ts'
import type { Database, Db } from '../../../src/db/open.ts'
import { fuller } from '../../../src/domain/people/merging.ts'
import { searchPieces } from '../../../src/domain/people/search-text.ts'
import { makeAccount } from '../../support/account.ts'
import { candidateForm, candidateFrom } from '../../../src/features/candidates/pages/candidate-form.ts'
import { mergeCandidates } from '../../../src/features/duplicates/acts/merge-candidates.ts'
import { undoMerge } from '../../../src/features/duplicates/acts/undo-merge.ts'
import { addNote } from '../../../src/features/candidates/acts/add-note.ts'
import { removeNote } from '../../../src/features/candidates/acts/remove-note.ts'
import { changeCandidate } from '../../../src/features/candidates/acts/change-candidate.ts'
import { createCandidate } from '../../../src/features/candidates/acts/create-candidate.ts'
import { searchCandidates } from '../../../src/features/candidates/reads/search.ts'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { databaseKind } from '../../support/database.ts'
import { testApp, testNow } from '../../support/app.ts'

test('after an erasure of somebody with a note, people and notes can be added as before', async () => {
  const { visitor, database } = await testApp()
  const hr = await visitor('hr')
  const add = async (name: string) => {
    const answer = await hr.post('/candidates', { name })
    expect(answer.statusCode, name).toBe(303)
    return String(answer.headers.location)
  }
  const erased = await add('Ким Анна')
  expect((await hr.post(`${erased}/notes`, { text: 'Просила перезвонить вечером' })).statusCode).toBe(303)
  expect((await hr.post(`${erased}/erasure`, { basis: 'withdrawn', sure: 'yes' })).statusCode).toBe(303)
  const next = await add('Орлова Вера')
  expect((await hr.post(`${next}/notes`, { text: 'Говорит по-английски' })).statusCode).toBe(303)
  await expectSound(database)
})

test.each([1, 2])(
  'hundreds of edits, notes, merges and erasures leave an index that is sound and finds what a look through every row finds (seed %i)',
  async (seed) => {
    const { database, visitor } = await testApp()
    await visitor('hr')
    const team = await somebodyOfTeam(database)
    const random = randomFrom(seed)
    const rounds = databaseKind === 'sqlite' ? 500 : 60
    for (let round = 1; round <= rounds; round += 1) {
      await randomAct(database, team, random)
      if (round % (rounds / 10) === 0) await expectFound(database.db, random)
    }
    await expectSound(database)
    for (let more = 0; more < 50; more += 1) await create(database.db, random)
    for (let search = 0; search < 10; search += 1) await expectFound(database.db, random)
    await expectSound(database)
  },
  600_000,
)

async function somebodyOfTeam({ db }: Database): Promise<number> {
  const account = await makeAccount(
    db,
    { name: 'Вера', email: 'vera@example.ru', password: 'quiet morning tea', language: 'ru', role: 'hr' },
    testNow,
  )
  return account.id
}

/** Few words out of few letters, so that people share most pieces of their texts. */
const word = (random: Random) =>
  Array.from({ length: random.between(2, 7) }, () => random.pick(['а', 'б', 'в', 'г', 'ё'])).join('')
const words = (random: Random, most: number) =>
  Array.from({ length: random.between(1, most) }, () => word(random)).join(' ')

const typed = (random: Random) =>
  candidateFrom(
    candidateForm([], []).parse({
      name: words(random, 3),
      emails: random.chance(0.5) ? `p${random.between(1, 1e9)}@example.ru` : '',
      note: random.chance(0.5) ? words(random, 12) : '',
      skills: random.chance(0.3) ? words(random, 5) : '',
    }),
  )

const create = (db: Db, random: Random) => createCandidate(db, typed(random), testNow)

async function randomAct(database: Database, team: number, random: Random): Promise<void> {
  const { db } = database
  const ids = await db.selectFrom('candidates').select('id').where('erased', '=', 0).orderBy('id').execute()
  const two = random
    .shuffled(ids)
    .slice(0, 2)
    .map(({ id }) => id)
  const [one, other] = await db
    .selectFrom('candidates')
    .selectAll()
    .where('id', 'in', [0, ...two])
    .execute()
  if (!one || !other || random.chance(0.3)) return void (await create(db, random))
  const acts = [
    () => changeCandidate(db, one, typed(random), testNow),
    () => addNote(db, one.id, words(random, 8), { by: team, at: testNow }),
    async () => {
      const note = await db
        .selectFrom('candidate_notes')
        .select(['id', 'candidate_id'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (note) await removeNote(db, note.candidate_id, note.id)
    },
    () =>
      mergeCandidates(
        db,
        { kept: one, merged: other, choices: fuller(one, other) },
        { by: team, now: testNow, invitedTwice: '' },
      ),
    async () => {
      const merge = await db
        .selectFrom('merges')
        .select(['id', 'kept_id'])
        .where('undone_at', 'is', null)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (merge) await undoMerge(db, merge.kept_id, merge.id, testNow)
    },
    () => eraseCandidate(database, one.id, 'request', { by: team, at: testNow }),
  ] as const
  await random.pick<() => Promise<unknown>>(acts)()
}

/** Every page of a search holds, in order, those whose text holds every word in one of its readings. */
async function expectFound(db: Db, random: Random): Promise<void> {
  const search = words(random, 2)
  const holds = (text: string) =>
    searchPieces(search).every((readings) => readings.some((pieces) => pieces.every((piece) => text.includes(piece))))
  const everybody = await db
    .selectFrom('candidates')
    .select(['id', 'search_text'])
    .where('erased', '=', 0)
    .orderBy('id', 'desc')
    .execute()
  const found: number[] = []
  for (let after: number | undefined; ;) {
    const { rows, next } = await searchCandidates(db, search, {}, after)
    found.push(...rows.map(({ id }) => id))
    if (next === null) break
    after = next
  }
  expect(found, search).toEqual(everybody.filter(({ search_text }) => holds(search_text)).map(({ id }) => id))
}

/** SQLite's own opinion of its file, and of its index of texts beside the texts themselves. */
async function expectSound({ db }: Database): Promise<void> {
  if (isPostgres(db)) return
  expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
  await sql`insert into candidates_search_text (candidates_search_text, rank) values ('integrity-check', 1)`.execute(db)
}
