import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import type { Figure } from '../support/figures.ts'
import { inventPerson } from '../support/invented-people.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { insertRaw } from '../support/raw-inserts.ts'
import { Visitor } from '../support/visitor.ts'

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000)
const cli = new URL('../../src/cli.ts', import.meta.url).pathname

/**
 * Loading candidates from a CSV by the command, as a ratio to writing the very same rows by prepared inserts into the
 * same
 * tables with the same indexes; what memory it takes; and meanwhile what pages and writes of the server take, as a
 * ratio to
 * the same when nothing else is done. BENCH_ROWS sets the size, BENCH_DATABASE leaves one of the two databases out by
 * naming the other. One round: a million rows take minutes.
 */
export default async function imports(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-bench-'))
  const file = join(folder, 'many.csv')
  await writeFile(file)
  const only = process.env['BENCH_DATABASE']
  const onSqlite =
    only === 'postgres' ? [] : await importsInto(`sqlite:${folder}/base.sqlite`, `sqlite:${folder}/copy.sqlite`, file)
  const onPostgres = only === 'sqlite' ? [] : await withPostgres((base, copy) => importsInto(base, copy, file))
  rmSync(folder, { recursive: true })
  return [...onSqlite, ...onPostgres]
}

async function withPostgres(work: (base: string, copy: string) => Promise<Figure[]>): Promise<Figure[]> {
  const server = await startPostgres()
  await server.createDatabase('base')
  await server.createDatabase('copy')
  const figures = await work(`${server.url}/base`, `${server.url}/copy`)
  await server.stop()
  return figures
}

async function importsInto(base: string, copy: string, file: string): Promise<Figure[]> {
  const database = await freshBase(base)
  const app = await buildApp({
    config: readConfig({ RATE_LIMIT: '0', NODE_ENV: 'production' }),
    database,
    sessionKey: Buffer.alloc(32, 1),
    now: () => Temporal.Now.instant(),
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const hr = new Visitor(app)
  await hr.signIn(database, 'hr')
  const token = await hr.token('/candidates/new')

  const idle = await watch(url, hr.cookie(), token, pause(10_000))
  const run = load(base, file)
  const busy = await watch(url, hr.cookie(), token, run)
  const { ms, peak } = await run
  await app.close()
  await database.close()
  await (await freshBase(copy)).close()
  const raw = await insertRaw(base, copy)

  const size = `${database.kind}: ${ROWS} rows`
  return [
    {
      figure: 'candidates from CSV',
      size,
      ratio: ms / raw,
      baseline: 'prepared inserts of the same rows',
      ms,
      rounds: 1,
    },
    {
      figure: `memory at its peak: ${Math.round(peak / 1e6)} MB`,
      size,
      ratio: peak / 300e6,
      baseline: '300 MB',
      ms,
      rounds: 1,
    },
    {
      figure: 'a page while a file is loaded, p95',
      size,
      ratio: busy.page.p95 / idle.page.p95,
      baseline: 'the same when idle',
      ms: busy.page.p95,
      rounds: busy.page.count,
    },
    {
      figure: 'a write while a file is loaded, the longest',
      size,
      ratio: busy.write.longest / 1000,
      baseline: 'one second',
      ms: busy.write.longest,
      rounds: busy.write.count,
    },
  ]
}

async function writeFile(path: string) {
  const file = createWriteStream(path)
  file.write('ФИО;Телефон;Почта;Город;Источник;Опыт, мес;Навыки;Ожидаемая зарплата;Заметка\n')
  for (let row = 0; row < ROWS; row += 1) if (!file.write(lineOf(row))) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

function lineOf(n: number): string {
  const { phone, email, row } = inventPerson(n)
  return `${row.name};${phone};${email ?? ''};${row.city_id ?? 'Тверь'};${row.source};${row.experience_months};${row.skills ?? ''};${row.expected_pay ?? ''};${row.note ?? ''}\n`
}

async function freshBase(url: string) {
  const database = await openDatabase(url)
  await migrate(database.db)
  await seed(database.db)
  return database
}

/** The command, as anybody calls it. Its memory is what the system says it holds, looked at ten times a second. */
async function load(base: string, file: string) {
  const began = performance.now()
  const child = spawn(process.execPath, [cli, 'import', 'candidates', file, '--json'], {
    env: { ...process.env, DATABASE_URL: base },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const look = setInterval(() => (peak = Math.max(peak, residentBytes(child.pid))), 100)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(look)
  if (code !== 0) throw new Error('The import failed')
  return { ms: performance.now() - began, peak }
}

function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/**
 * How long the list takes, asked for again and again, and a newcomer who is typed in every now and then, until
 * something is over.
 */
async function watch(url: string, cookie: string, token: string, until: Promise<unknown>) {
  const [pages, writes]: [number[], number[]] = [[], []]
  const over = until.then(() => true)
  const timed = async (times: number[], status: number, send: () => Promise<Response>) => {
    const began = performance.now()
    const answer = await send()
    await answer.arrayBuffer()
    if (answer.status !== status) throw new Error(`${answer.url} answered ${answer.status}`)
    times.push(performance.now() - began)
  }
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const newcomer = () =>
    new URLSearchParams({
      _csrf: token,
      name: 'Орлова Анна',
      somebodyElse: 'yes',
      emails: `${crypto.randomUUID()}@example.ru`,
    })
  const type = () => fetch(`${url}/candidates`, { method: 'POST', redirect: 'manual', headers, body: newcomer() })
  for (let round = 0; !(await Promise.race([over, pause(20, false)])); round += 1) {
    await timed(pages, 200, () => fetch(`${url}/candidates`, { headers: { cookie } }))
    if (round % 20 === 0) await timed(writes, 303, type)
  }
  const sorted = pages.toSorted((a, b) => a - b)
  return {
    page: { p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, count: pages.length },
    write: { longest: Math.max(...writes), count: writes.length },
  }
}
