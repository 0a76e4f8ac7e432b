import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openDatabase, openSqlite, type Database } from '../../src/db/open.ts'
import { emptied } from './reused-postgres.ts'

/** Which database this project of vitest.config.ts runs on. */
export const databaseKind = process.env['DATABASE'] === 'postgres' ? 'postgres' : 'sqlite'

/** The address of a fresh database without tables. */
export async function emptyDatabaseUrl(template = 'template0'): Promise<string> {
  if (databaseKind === 'sqlite') return 'sqlite::memory:'
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await (await postgres()).query(`create database ${name} template ${template}`)
  return `${server}/${name}`
}

let connecting: Promise<Client> | undefined

/** A connection that makes databases, kept while the process runs tests. */
function postgres(): Promise<Client> {
  connecting ??= (async () => {
    const client = new Client({ connectionString: `${inject('postgresUrl')}/postgres` })
    // The server ends before the process that holds the connection.
    client.on('error', () => {})
    await client.connect()
    return client
  })()
  return connecting
}

/** Takes what is to be done when a test is over or, where tests share something, when the last of them is. */
export type WhenOver = (close: () => Promise<void>) => void

let image: Buffer | undefined

/** The addresses of databases that tests have left and that are as fresh as new ones. */
const left: string[] = []

/** A fresh database with all tables and the reference data, closed when the test is over. */
export async function testDatabase(whenOver: WhenOver = onTestFinished): Promise<Database> {
  if (databaseKind === 'sqlite') {
    const database = openSqlite((image ??= readFileSync(inject('sqliteImage'))))
    whenOver(() => database.close())
    return database
  }
  const url = left.pop() ?? (await emptyDatabaseUrl('yavka_template'))
  const database = await openDatabase(url)
  whenOver(async () => {
    await database.close()
    await leave(url)
  })
  return database
}

async function leave(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  if (await emptied(client, inject('freshState'))) left.push(url)
  await client.end()
}
