import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { openDatabase } from '../../src/db/open.ts'
import { databaseKind, emptyDatabaseUrl } from '../support/database.ts'

async function empty() {
  const database = await openDatabase(await emptyDatabaseUrl())
  onTestFinished(() => database.close())
  return database.db
}

test('a migration that fails leaves no table behind, nor those before it in the same run', async () => {
  const db = await empty()
  const broken: Migration = {
    up: async (trx) => {
      await trx.schema.createTable('half_done').addColumn('id', 'integer').execute()
      await sql`select * from no_such_table`.execute(trx)
    },
  }
  await expect(migrate(db, { ...migrations, '9999-broken': broken })).rejects.toThrow(/no_such_table/)
  const tables = (await db.introspection.getTables()).map((table) => table.name)
  expect(tables).toEqual([])
})

test('running again changes nothing, and two servers that start at once do not disturb each other', async () => {
  const db = await empty()
  await Promise.all(databaseKind === 'postgres' ? [migrate(db), migrate(db)] : [migrate(db)])
  await migrate(db)
  expect(await db.selectFrom('users').select('id').execute()).toEqual([])
})

// PostgreSQL does all this by itself.
if (databaseKind === 'sqlite') {
  test('SQLite keeps its keys', async () => {
    const db = await empty()
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0]
    expect(await pragma('foreign_keys')).toBe(1)
  })
}
