import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { randomFrom } from '../../src/demo/random.ts'
import { freePort, startPostgres } from '../support/postgres-server.ts'
import { check, settledImports, type Faults } from './check.ts'
import { clients } from './clients.ts'
import type { Act } from './ledger.ts'
import { Person } from './person.ts'

/**
 * Kills the server (kill -9) again and again while several people work, and looks after each start whether everything
 * is there that was answered, and nothing is half done.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string' }, database: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const usualRounds = { sqlite: 100, postgres: 50 }
type Kind = keyof typeof usualRounds

// One for each server that is started.
process.setMaxListeners(0)

const root = join(import.meta.dirname, '../..')

async function startServer(url: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['src/server.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), SECRET_KEY: 'k'.repeat(32), RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.toString().includes('Yavka:') && resolve())
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
  })
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

async function killAgainAndAgain(kind: Kind, url: string, rounds: number) {
  const random = randomFrom(Number(values.seed))
  const database = await openDatabase(url)
  const { db } = database
  await migrate(db)
  await seed(db)
  await fillDemo(db, Temporal.Now.instant())
  const port = await freePort()
  const people = clients.map(() => new Person(`http://127.0.0.1:${port}`))
  const faults: Faults = { lost: [], halfDone: [], unsound: [] }
  const counts = { sent: 0, answered: 0 }
  let server = await startServer(url, port)
  for (const person of people) await person.signIn()
  for (let round = 1; round <= rounds; round += 1) {
    const sent: Act[] = []
    const life = new AbortController()
    const work = clients.map(async (client, index) => {
      while (!life.signal.aborted)
        await client(people[index]!, db, random, sent).catch((error: unknown) => {
          // Of a server that is dead nothing else can be expected.
          if (!life.signal.aborted) throw error
        })
    })
    await pause(random.between(200, 4000))
    life.abort()
    await kill(server)
    await Promise.all(work)
    server = await startServer(url, port)
    if (!(await settledImports(db))) faults.halfDone.push(`round ${round}: an import that nobody takes up`)
    const found = await check(database, sent)
    for (const name of ['lost', 'halfDone', 'unsound'] as const) {
      for (const one of found[name]) console.error(`${kind}, round ${round}, ${name}: ${one}`)
      faults[name].push(...found[name])
    }
    counts.sent += sent.length
    counts.answered += sent.filter(({ done }) => done).length
    if (round % 10 === 0) console.error(`${kind}, round ${round}: ${counts.sent} sent, ${counts.answered} answered`)
  }
  await kill(server)
  await database.close()
  return {
    database: kind,
    rounds,
    ...counts,
    lost: faults.lost.length,
    'half done': faults.halfDone.length,
    unsound: faults.unsound.length,
  }
}

async function onSqlite(rounds: number) {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-kill-'))
  const figures = await killAgainAndAgain('sqlite', `sqlite:${join(folder, 'base.sqlite')}`, rounds)
  rmSync(folder, { recursive: true })
  return figures
}

async function onPostgres(rounds: number) {
  const server = await startPostgres()
  await server.createDatabase('yavka')
  const figures = await killAgainAndAgain('postgres', `${server.url}/yavka`, rounds)
  await server.stop()
  return figures
}

const kinds: Kind[] = values.database === undefined ? ['sqlite', 'postgres'] : [values.database as Kind]
const rows = []
for (const kind of kinds)
  rows.push(await { sqlite: onSqlite, postgres: onPostgres }[kind](Number(values.rounds ?? usualRounds[kind])))
console.log(`seed ${values.seed}`)
console.table(rows)
if (rows.some((row) => row.lost + row['half done'] + row.unsound > 0)) process.exitCode = 1
