import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { backupLines } from '../../src/db/backup/backup.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { BackupError, checkBackup, restoreBackup } from '../../src/db/backup/restore.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { makeAccount } from '../support/account.ts'
import { eraseCandidate } from '../../src/features/privacy/acts/erase-candidate.ts'
import { somebody, mark } from '../features/privacy/somebody.ts'
import { testNow, Visitor } from '../support/app.ts'
import { emptyDatabaseUrl } from '../support/database.ts'
import { dump } from '../support/tables.ts'
import { place } from './place.ts'

const account = {
  name: 'Анна',
  email: 'a@example.ru',
  password: 'quiet morning tea',
  language: 'ru',
  role: 'hr',
} as const

/** Nothing is due by then. */
const dayBefore = testNow.subtract({ hours: 24 })

const sorted = async (database: Database) => (await dump(database)).split('\n').sort()

/** A base with something in every table that knows people, and one person who was erased. */
async function fill(database: Database): Promise<number> {
  const user = await makeAccount(database.db, account, testNow)
  const id = await somebody(database, user.id)
  const gone = await database.db
    .insertInto('candidates')
    .values({
      name: 'Ушедший',
      search_key: 'ушедший',
      likeness_key: 'x',
      search_text: 'ушедшии',
      created_at: '2026-11-24T06:00:00Z',
      updated_at: '2026-11-24T06:00:00Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await eraseCandidate(database, gone.id, 'request', { by: user.id, at: testNow })
  return id
}

async function opened(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  return database
}

describe('backup and restore', () => {
  test('bring every row back, in a base where people sign in, find whom they look for, and numbers go on', async () => {
    const [from, to] = [await place(), await place()]
    await from.run('import', 'attendance', 'nowhere.csv')
    const source = await opened(from.url)
    await migrate(source.db)
    await seed(source.db)
    const id = await fill(source)
    const file = join(from.folder, 'base.yavka')
    expect(await from.run('backup', file)).toMatchObject({ code: 0, err: '' })
    const done = await to.run('restore', file)
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toMatch(/^Restored \d+ rows from .*, made 2\d{3}-.* by Yavka \d/)

    const target = await opened(to.url)
    // What was due may have gone out since the backup was made: nobody is written to twice.
    expect(done.out).toContain('1 messages that were due may have been sent since')
    const due = source.db.updateTable('messages').where('state', '=', 'queued')
    await due.set({ state: 'unsure', reason: 'restored' }).execute()
    expect(await sorted(target)).toEqual(await sorted(source))
    if (target.kind === 'sqlite') expect((await sql`pragma foreign_key_check`.execute(target.db)).rows).toEqual([])
    const app = await buildApp({
      config: readConfig({ RATE_LIMIT: '0' }),
      database: target,
      sessionKey: Buffer.alloc(32, 7),
      now: () => testNow,
    })
    const anna = new Visitor(app)
    expect(
      (await anna.post('/sign-in', { email: account.email, password: account.password }, '/sign-in')).statusCode,
    ).toBe(303)
    expect((await anna.get(`/candidates/${id}`)).body).toContain(mark)
    await anna.post('/candidates/search', { search: '9161234567' })
    expect((await anna.get('/candidates')).body).toContain(`/candidates/${id}`)
    await anna.post('/candidates', { name: 'Новая Вера' })
    const newest = async ({ db }: Database) =>
      (
        await db
          .selectFrom('candidates')
          .select((eb) => eb.fn.max('id').as('id'))
          .executeTakeFirstOrThrow()
      ).id
    // Never a number that an act of erasure names.
    const { candidate_id: erased } = await source.db
      .selectFrom('erasures')
      .select('candidate_id')
      .executeTakeFirstOrThrow()
    expect(await newest(target)).toBeGreaterThan(erased)
  })

  test('bring back no session, which may have been ended since', async () => {
    const source = await opened(await emptyDatabaseUrl())
    await migrate(source.db)
    await seed(source.db)
    await makeAccount(source.db, account, testNow)
    const services = { config: readConfig({ RATE_LIMIT: '0' }), sessionKey: Buffer.alloc(32, 7), now: () => testNow }
    const anna = new Visitor(await buildApp({ ...services, database: source }))
    await anna.post('/sign-in', { email: account.email, password: account.password }, '/sign-in')
    expect((await anna.get('/settings')).statusCode).toBe(200)
    const lines = () => backupLines(source, { yavka: '0.1.0', at: testNow.toString() })
    const target = await opened(await emptyDatabaseUrl())
    await restoreBackup(target, await checkBackup(lines()), lines(), dayBefore)
    const restored = await buildApp({ ...services, database: target })
    expect((await restored.inject({ url: '/settings', headers: { cookie: anna.cookie() } })).statusCode).toBe(303)
  })

  test('erases again whoever was erased after the backup was made', async () => {
    const [from, to] = [await place(), await place()]
    const source = await opened(from.url)
    await migrate(source.db)
    await seed(source.db)
    const id = await fill(source)
    const file = join(from.folder, 'base.yavka')
    await from.run('backup', file)
    const done = await to.run('restore', file, '--erase', `${id},999999`)
    expect(done.out).toContain(`Erased again: ${id}.`)
    expect((await dump(await opened(to.url))).includes(mark)).toBe(false)
    expect(await to.run('restore', file, '--erase', 'Анна')).toMatchObject({ code: 1, out: '' })
  })

  test('refuse in one line: a file that is there, a base that is not empty, what is no backup or half of one or of a later version', async () => {
    const [from, to] = [await place(), await place()]
    const file = join(from.folder, 'base.yavka')
    await from.run('backup', file)
    const before = readFileSync(file)
    expect(await from.run('backup', file)).toMatchObject({ code: 1, err: `${file} exists already\n` })
    expect(readFileSync(file)).toEqual(before)
    expect(await from.run('backup', 'no/such/folder.yavka')).toMatchObject({
      code: 1,
      err: 'no/such/folder.yavka cannot be written\n',
    })
    expect(existsSync(join(from.folder, 'no'))).toBe(false)
    expect((await from.run('restore', file)).err).toBe(
      'DATABASE_URL: this database has tables already; a backup goes into a new, empty one\n',
    )
    const lines = gunzipSync(before).toString('utf8').split('\n')
    const files: Record<string, Buffer | string> = {
      'is no backup of Yavka': 'ФИО,Телефон\n',
      'is not a whole backup: its end is missing': gzipSync(lines.slice(0, -3).join('\n')),
      'was made by a newer version of Yavka': gzipSync(
        [lines[0]!.replace('0001-accounts', '9999-later'), ...lines.slice(1)].join('\n'),
      ),
    }
    for (const [fault, content] of Object.entries(files)) {
      writeFileSync(join(to.folder, 'wrong.yavka'), content)
      expect(await to.run('restore', 'wrong.yavka'), fault).toMatchObject({
        code: 1,
        out: '',
        err: `wrong.yavka ${fault}\n`,
      })
    }
    writeFileSync(join(to.folder, 'wrong.yavka'), before.subarray(0, before.length - 20))
    expect((await to.run('restore', 'wrong.yavka')).err).toContain('is not a whole backup')
    expect((await to.run('restore', 'nowhere.yavka')).err).toBe('nowhere.yavka cannot be read\n')
    // Nothing of it has touched the base.
    expect((await to.run('restore', file)).code).toBe(0)
  })

  test('take a base from an embedded database to a server', async () => {
    const source = await opened('sqlite::memory:')
    await migrate(source.db)
    await seed(source.db)
    await fill(source)
    const lines = () => backupLines(source, { yavka: '0.1.0', at: testNow.toString() })
    const target = await opened(await emptyDatabaseUrl())
    await restoreBackup(target, await checkBackup(lines()), lines(), dayBefore)
    expect(await sorted(target)).toEqual(await sorted(source))
    await expect(checkBackup(backupWithout(lines()))).rejects.toThrow(BackupError)
  })
})

async function* backupWithout(lines: AsyncIterable<string>) {
  for await (const line of lines) if (!line.includes('candidate_notes')) yield line
}
