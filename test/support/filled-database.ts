import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { openDatabase, openSqlite, type Database } from '../../src/db/open.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { databaseKind, emptyDatabaseUrl, testDatabase, type WhenOver } from './database.ts'
import { testNow } from './test-now.ts'

let image: Promise<Buffer> | undefined
let template: Promise<string> | undefined

/** A database filled as the demonstration is at `testNow`: a copy of one that each process fills once. */
export async function filledDatabase(whenOver: WhenOver = onTestFinished): Promise<Database> {
  const database =
    databaseKind === 'sqlite'
      ? openSqlite(await (image ??= filledImage()))
      : await openDatabase(await emptyDatabaseUrl(await (template ??= filledTemplate())))
  whenOver(() => database.close())
  return database
}

async function filledImage(): Promise<Buffer> {
  const path = join(tmpdir(), `yavka-filled-${randomBytes(8).toString('hex')}.sqlite`)
  const closing: (() => Promise<void>)[] = []
  const { db } = await testDatabase((close) => void closing.push(close))
  await fillDemo(db, testNow)
  await sql`vacuum into ${path}`.execute(db)
  for (const close of closing) await close()
  const bytes = readFileSync(path)
  rmSync(path)
  return bytes
}

async function filledTemplate(): Promise<string> {
  const url = await emptyDatabaseUrl('yavka_template')
  const database = await openDatabase(url)
  await fillDemo(database.db, testNow)
  await database.close()
  return url.split('/').at(-1) ?? ''
}
