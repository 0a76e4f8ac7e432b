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
import { killWhileSending } from './messages.ts'
import { Person } from './person.ts'
import { kill, startServer } from './server.ts'

/**
 * Kills the server (kill -9) again and again while several people work, and looks after each start whether everything
 * is there that was answered, and nothing is half done. Then two servers at once that send messages (`--messages 0`
 * leaves this out, `--rounds 0` the rest).
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    database: { type: 'string' },
    seed: { type: 'string', default: '1' },
    messages: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '40' },
  },
})
const usualRounds = { sqlite: 100, postgres: 50 }
type Kind = keyof typeof usualRounds

// One for each server that is started.
process.setMaxListeners(0)

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
for (const kind of values.rounds === '0' ? [] : kinds)
  rows.push(await { sqlite: onSqlite, postgres: onPostgres }[kind](Number(values.rounds ?? usualRounds[kind])))
console.log(`seed ${values.seed}`)
if (rows.length > 0) console.table(rows)
if (rows.some((row) => row.lost + row['half done'] + row.unsound > 0)) process.exitCode = 1
if (values.messages !== '0') {
  const sizes = { messages: Number(values.messages), kills: Number(values.kills), seedNumber: Number(values.seed) }
  const sent = await killWhileSending(sizes)
  console.table([sent])
  if (sent['not sent'] + sent.lost + sent['twice otherwise'] > 0) process.exitCode = 1
}
