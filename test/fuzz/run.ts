import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, openSqlite, type Database } from '../../src/db/open.ts'
import { seed as seedReference } from '../../src/db/reference/seed.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { fuzz } from './fuzz.ts'
import { originals } from './whole/corpus.ts'
import { fuzzFiles } from './whole/fuzz-files.ts'

/**
 * `npm run fuzz -- [--requests N] [--seed N] [--database sqlite|postgres|both] [--verbose]`: exit 1 when anything was
 * found. `--files N` loads so many whole files, changed by chance, instead of sending requests.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    files: { type: 'string' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'both' },
    verbose: { type: 'boolean', default: false },
  },
})
const options = { requests: Number(values.requests), seed: Number(values.seed) }

/** What the app logs of its mistakes; of the last ones, by what they say. */
function errorLog() {
  let last: string | null = null
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const { level, error } = JSON.parse(chunk.toString()) as { level: number; error?: { stack?: string } }
      if (level >= 50) last = error?.stack?.split('\n').slice(0, 4).join(' | ') ?? chunk.toString()
      done()
    },
  })
  const take = () => {
    const taken = last
    last = null
    return taken
  }
  return { stream, take }
}

async function run(database: Database): Promise<number> {
  await migrate(database.db)
  await seedReference(database.db)
  const now = () => Temporal.Now.instant()
  await fillDemo(database.db, now())
  const config = readConfig({
    RATE_LIMIT: '0',
    PUBLIC_URL: 'http://yavka.test',
    SECRET_KEY: 'fuzz'.repeat(8),
    NODE_ENV: 'production',
  })
  const log = errorLog()
  const app = await buildApp(
    { config, database, sessionKey: Buffer.alloc(32, 7), now },
    { level: 'error', stream: log.stream },
  )
  const [asked, answered] = [new Set<string>(), new Set<string>()]
  app.addHook('onResponse', async ({ method, routeOptions: { url } }, { statusCode }) => {
    asked.add(`${method} ${url}`)
    if (statusCode < 400) answered.add(`${method} ${url}`)
  })
  await app.ready()
  const from = performance.now()
  const faults = await fuzz(
    { app, database, now },
    {
      ...options,
      slow: 1000,
      told: ({ request, what, error, line }) =>
        console.log(`${database.kind} #${request} ${what}\n  ${line}${error ? `\n  ${error}` : ''}`),
    },
    log,
  )
  console.log(
    `${database.kind}: ${options.requests} requests with seed ${options.seed} in ${Math.round((performance.now() - from) / 1000)} s, ${faults.length} faults; ${answered.size} of ${asked.size} routes did what was asked`,
  )
  if (values.verbose) console.log(`never: ${[...asked].filter((route) => !answered.has(route)).join(', ')}`)
  await app.close()
  await database.close()
  return faults.length
}

async function onSqlite(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-fuzz-'))
  const found = await run(await openDatabase(`sqlite:${join(folder, 'base.sqlite')}`))
  rmSync(folder, { recursive: true, force: true })
  return found
}

async function onPostgres(): Promise<number> {
  const server = await startPostgres()
  await server.createDatabase('yavka_fuzz')
  const found = await run(await openDatabase(`${server.url}/yavka_fuzz`))
  await server.stop()
  return found
}

/** Each file is loaded into a copy of one empty base. */
async function wholeFiles(count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-fuzz-'))
  const empty = join(folder, 'empty.sqlite')
  const database = await openDatabase('sqlite::memory:')
  await migrate(database.db)
  await seedReference(database.db)
  await sql`vacuum into ${empty}`.execute(database.db)
  await database.close()
  const image = readFileSync(empty)
  rmSync(folder, { recursive: true })
  const from = performance.now()
  const files = originals()
  const { faults, total } = await fuzzFiles(
    files,
    { runs: count, seed: options.seed },
    async (work) => {
      const copy = openSqlite(image)
      try {
        return await work(copy.db)
      } finally {
        await copy.close()
      }
    },
    ({ what, ...fault }) => console.log(`${what}\n  ${JSON.stringify(fault)}`),
  )
  const refused = [...total.refused].map(([code, times]) => `${code} ${times}`).join(', ')
  console.log(
    `${total.files} files made of ${files.length}, seed ${options.seed}, in ${Math.round((performance.now() - from) / 1000)} s: ${total.rows} rows, ${total.taken} taken, ${total.setAside} set aside; refused: ${refused}; ${faults.length} faults`,
  )
  return faults.length
}

if (values.files !== undefined) process.exit((await wholeFiles(Number(values.files))) > 0 ? 1 : 0)

const found =
  (values.database === 'postgres' ? 0 : await onSqlite()) + (values.database === 'sqlite' ? 0 : await onPostgres())
process.exit(found > 0 ? 1 : 0)
