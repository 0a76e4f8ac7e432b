import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { seed } from '../../src/db/seed.ts'

/** Which database this project of vitest.config.ts runs on. */
export const databaseKind = process.env['DATABASE'] === 'postgres' ? 'postgres' : 'sqlite'

/** The address of a fresh database without tables. */
export async function emptyDatabaseUrl(template = 'template0'): Promise<string> {
  if (databaseKind === 'sqlite') return 'sqlite::memory:'
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`create database ${name} template ${template}`)
  await client.end()
  return `${server}/${name}`
}

/** A fresh database with all tables and the reference data, closed when the test is over. */
export async function testDatabase(): Promise<Database> {
  const database = await openDatabase(await emptyDatabaseUrl('yavka_template'))
  if (database.kind === 'sqlite') {
    await migrate(database.db)
    await seed(database.db)
  }
  onTestFinished(() => database.close())
  return database
}
