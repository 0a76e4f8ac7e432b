import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { openSqlite, type Db } from '../../../src/db/open.ts'
import { seed } from '../../../src/db/reference/seed.ts'
import { databaseKind } from '../../support/database.ts'
import { testApp, Visitor, type TestApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const longNote = { name: 'Ким Анна', note: 'долгий разговор '.repeat(300) }
const people = async ({ database }: TestApp) =>
  (await database.db.selectFrom('candidates').select('id').execute()).length

/** From here on the database answers changes as one whose disk is full does. @returns what makes room again */
async function fillDisk({ database: { db } }: TestApp): Promise<() => Promise<unknown>> {
  if (databaseKind === 'sqlite') {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(db)
    return () => sql`pragma max_page_count = 1000000`.execute(db)
  }
  return refusing(db, '53100')
}

/** PostgreSQL answers every change with this error. @returns what ends it */
async function refusing(db: Db, code: string): Promise<() => Promise<unknown>> {
  const tables = ['candidates', 'write_probe'] as const
  await sql
    .raw(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '${code}'; end $$`,
    )
    .execute(db)
  for (const table of tables)
    await sql`create trigger refuse before insert on ${sql.table(table)} for each row execute function refuse()`.execute(
      db,
    )
  const end = async () => {
    for (const table of tables) await sql`drop trigger if exists refuse on ${sql.table(table)}`.execute(db)
    await sql`drop function if exists refuse`.execute(db)
  }
  onTestFinished(end)
  return end
}

describe('a full disk', () => {
  test.each([
    ['en', 'The disk is full', 'Nothing was saved'],
    ['ru', 'На диске кончилось место', 'Ничего не сохранено'],
  ])(
    'is said on a page in %s; nothing was saved, and once there is room the same form is',
    async (language, title, text) => {
      const app = await testApp()
      const hr = await app.visitor('hr')
      await hr.post(`/language/${language}`)
      hr.language = language
      await app.database.db
        .updateTable('users')
        .set({ language: language as 'en' })
        .execute()
      const token = await hr.token('/candidates/new')
      const makeRoom = await fillDisk(app)
      // What still fits beside what is there is saved; many such notes do not.
      let refused = await hr.submit('/candidates', longNote, token)
      for (let more = 0; refused.statusCode === 303 && more < 100; more += 1)
        refused = await hr.submit('/candidates', { ...longNote, somebodyElse: 'yes' }, token)
      expect([refused.statusCode, refused.headers['content-type']]).toEqual([507, 'text/html; charset=utf-8'])
      for (const words of [title, text]) expect(refused.body).toContain(words)
      const before = await people(app)
      expect((await hr.get('/candidates')).statusCode).toBe(200)
      await makeRoom()
      expect((await hr.submit('/candidates', { ...longNote, somebodyElse: 'yes' }, token)).statusCode).toBe(303)
      expect(await people(app)).toBe(before + 1)
    },
  )

  test('is said to programs, and by /health as long as it lasts', async () => {
    const app = await testApp()
    const { call } = await program(app)
    const health = () => app.app.inject('/health')
    expect((await health()).json()).toMatchObject({ status: 'ok', database: databaseKind })
    const makeRoom = await fillDisk(app)
    expect([(await health()).statusCode, (await health()).json()]).toMatchObject([
      503,
      { why: 'disk-full', status: 'the disk of the database is full' },
    ])
    let refused = await call('POST', '/candidates', { name: 'Ким Анна', note: longNote.note })
    for (let more = 0; refused.statusCode === 201 && more < 100; more += 1)
      refused = await call('POST', '/candidates', { name: 'Ким Анна', note: longNote.note })
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.json()).toMatchObject({ status: 507, title: 'The disk is full' })
    await makeRoom()
    expect((await health()).statusCode).toBe(200)
    expect(await app.database.db.selectFrom('write_probe').selectAll().execute()).toEqual([])
  })
})

test('a database that takes no changes still shows its pages, and says that nothing was saved', async () => {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const token = await hr.token('/candidates/new')
  const { db } = app.database
  await (databaseKind === 'sqlite' ? sql`pragma query_only = 1`.execute(db) : refusing(db, '25006'))
  expect((await hr.get('/candidates')).statusCode).toBe(200)
  const refused = await hr.submit('/candidates', { name: 'Ким Анна' }, token)
  expect([refused.statusCode, refused.body.includes('The database takes no changes')]).toEqual([503, true])
  expect((await app.app.inject('/health')).json()).toMatchObject({ why: 'read-only' })
})

test.runIf(databaseKind === 'sqlite')(
  'a form that waits too long for another program to write is answered 503, and nothing is saved',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yavka-locked-'))
    const file = join(folder, 'base.sqlite')
    const [database, other] = [openSqlite(file, 50), openSqlite(file)]
    onTestFinished(async () => {
      await Promise.all([database.close(), other.close()])
      rmSync(folder, { recursive: true })
    })
    await migrate(database.db)
    await seed(database.db)
    const { services } = await testApp()
    const app = await buildApp({ ...services, database })
    const hr = new Visitor(app)
    await hr.signIn(database, 'hr')
    const token = await hr.token('/candidates/new')
    await sql`begin immediate`.execute(other.db)
    const refused = await hr.submit('/candidates', { name: 'Ким Анна' }, token)
    expect([refused.statusCode, refused.body.includes('The database is busy')]).toEqual([503, true])
    expect((await app.inject('/health')).json()).toMatchObject({ why: 'locked' })
    await sql`rollback`.execute(other.db)
    expect(await database.db.selectFrom('candidates').select('id').execute()).toEqual([])
    expect((await app.inject('/health')).statusCode).toBe(200)
  },
  300_000,
)
