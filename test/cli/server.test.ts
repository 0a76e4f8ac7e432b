import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'
import { databaseKind, emptyDatabaseUrl } from '../support/database.ts'

const root = join(import.meta.dirname, '../..')

/** A base that outlives the connection: a file of its own on SQLite. */
const freshUrl = async () =>
  databaseKind === 'sqlite' ? `sqlite:${mkdtempSync(join(tmpdir(), 'yavka-'))}/yavka.sqlite` : emptyDatabaseUrl()

/** Starts the server as a process; `until` resolves with what it printed when that holds the text, or when it ended. */
function run(variables: Record<string, string>) {
  const child = spawn(process.execPath, ['src/server.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', ...variables },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const printed = { out: '', error: '' }
  child.stdout.on('data', (text: Buffer) => (printed.out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (printed.error += text.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const until = async (text: string) => {
    while (!printed.out.includes(text) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return printed
  }
  return { child, ended, until, printed }
}

describe('the server', () => {
  test('migrates, seeds, answers, and ends with 0 when asked to', async () => {
    const server = run({ DATABASE_URL: await freshUrl(), PORT: '0', SECRET_KEY: 'k'.repeat(32) })
    await server.until('Yavka:')
    expect(server.printed.error).toBe('')
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test('that others can reach prints the code for the first account, as long as there is none', async () => {
    const variables = {
      DATABASE_URL: await freshUrl(),
      PORT: '0',
      SECRET_KEY: 'k'.repeat(32),
      PUBLIC_URL: 'https://hr.example.ru',
    }
    const first = run(variables)
    const line = /^Code for the first account: ([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/m
    expect((await first.until('Yavka:')).out).toMatch(line)
    // A second server of the base asks for the same one.
    expect((await run(variables).until('Yavka:')).out).toContain(line.exec(first.printed.out)?.[0])
    const alone = run({ ...variables, PUBLIC_URL: '' })
    expect((await alone.until('Yavka:')).out).not.toContain('Code')

    const database = await openDatabase(variables.DATABASE_URL)
    await createAccount(
      database.db,
      { name: 'Анна', email: 'a@example.ru', password: 'quiet morning tea', language: 'ru', role: 'administrator' },
      Temporal.Now.instant(),
    )
    await database.close()
    expect((await run(variables).until('Yavka:')).out).not.toContain('Code')
  }, 180_000)

  test.each([
    ['PORT', { PORT: 'abc' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/none', SECRET_KEY: 'k'.repeat(32) }],
  ])('names %s in one line when its value is wrong, and ends with 1', async (name, variables) => {
    const server = run({ DATABASE_URL: 'sqlite::memory:', PORT: '0', ...variables })
    expect(await server.ended).toBe(1)
    expect(server.printed.error).toMatch(new RegExp(`^${name}: .+\n$`))
  })

  test('says so when the database was used by a newer version', async () => {
    const url = await freshUrl()
    const database = await openDatabase(url)
    await migrate(database.db)
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(database.db)
    await database.close()
    const server = run({ DATABASE_URL: url, PORT: '0', SECRET_KEY: 'k'.repeat(32) })
    expect(await server.ended).toBe(1)
    expect(server.printed.error).toMatch(/^DATABASE_URL: .+9999-later.+\n$/)
  })

  test('says so when the port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const server = run({ DATABASE_URL: 'sqlite::memory:', PORT: String((other.address() as AddressInfo).port) })
    expect(await server.ended).toBe(1)
    expect(server.printed.error).toMatch(/^PORT: .+\n$/)
  })
})
