import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src/db/migrate.ts'
import { migrations } from '../../../src/db/migrations/index.ts'
import { openDatabase, type Db } from '../../../src/db/open.ts'
import { healTextIndex } from '../../../src/db/sqlite/text-index.ts'
import { keysOf } from '../../support/fixtures.ts'
import { testNow } from '../../support/app.ts'
import { databaseKind } from '../../support/database.ts'

const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0030'))

const add = (db: Db, name: string) =>
  db
    .insertInto('candidates')
    .values({ name, ...keysOf(name), created_at: testNow.toString(), updated_at: testNow.toString() })
    .execute()
const found = async (db: Db, piece: string) =>
  (
    await sql<{
      rowid: number
    }>`select rowid from candidates_search_text where candidates_search_text match ${`"${piece}"`}`.execute(db)
  ).rows.length

/** A base with the tables of `list`. */
async function base(list = migrations): Promise<Db> {
  const database = await openDatabase('sqlite::memory:')
  onTestFinished(() => database.close())
  await migrate(database.db, list)
  return database.db
}

/** What an erasure did before migration 0030: it damaged the index for good. */
async function damage(db: Db): Promise<void> {
  await add(db, 'Kim Anna')
  await sql`update candidates set search_text = search_text || 'notes'`.execute(db)
  await sql`insert into candidates_search_text (candidates_search_text, rank) values ('secure-delete', 1)`.execute(db)
  await db.deleteFrom('candidates').execute()
  await sql`insert into candidates_search_text (candidates_search_text, rank) values ('secure-delete', 0)`.execute(db)
}

const isSound = async (db: Db) => {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  return rows.every(({ integrity_check }) => integrity_check === 'ok')
}

describe.runIf(databaseKind === 'sqlite')('the index of search texts', () => {
  test('that an erasure damaged under an earlier version is whole again after the update', async () => {
    const db = await base(before)
    await damage(db)
    expect(await isSound(db)).toBe(false)
    await migrate(db)
    expect(await isSound(db)).toBe(true)
    await add(db, 'Orlova Vera')
    expect([await found(db, 'orl'), await found(db, 'kim')]).toEqual([1, 0])
  })

  test('of people who are there already finds them after the update', async () => {
    const db = await base(before)
    await add(db, 'Orlova Vera')
    await migrate(db)
    expect(await found(db, 'orl')).toBe(1)
    expect(await healTextIndex(db)).toBe(false)
  })

  test('is built anew at a start that finds it damaged', async () => {
    const db = await base(before)
    await damage(db)
    expect(await healTextIndex(db)).toBe(true)
    expect(await isSound(db)).toBe(true)
    await add(db, 'Orlova Nina')
    expect(await found(db, 'orl')).toBe(1)
  })
})
