import { get } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import fastify from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { replyToken } from '../../src/web/links/reply-token.ts'
import type { Services } from '../../src/web/services.ts'
import { fillBase } from '../support/fill-base.ts'
import { fillScorecards } from '../support/fill-scorecards.ts'
import { median, ROUNDS, type Figure } from '../support/figures.ts'
import { smallFlow } from '../support/fixtures.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { Visitor } from '../support/visitor.ts'

const CONNECTIONS = 10
const CANDIDATES = Number(process.env['BENCH_CANDIDATES'] ?? 100_000)
const VACANCIES = 200

/** Parts of surnames: what half the base has, many, few and nobody; three letters; and one that ends the alphabet. */
const searches = ['ова', 'Иванов', 'щербак', 'эюя', 'яно', 'Кузнецова анна']

/**
 * Pages as ten people at once wait for them, on both databases. The baseline is the product's own signed-in page
 * without
 * any list; that page's ratio to a bare Fastify route stands first. BENCH_CANDIDATES sets the size of the base.
 */
export default async function pages(): Promise<Figure[]> {
  const bare = fastify()
  bare.get('/', () => 'hello')
  const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })
  const folder = mkdtempSync(join(tmpdir(), 'yavka-bench-'))
  const onSqlite = await pagesOf(await openDatabase(`sqlite:${folder}/base.sqlite`), `${bareUrl}/`)
  rmSync(folder, { recursive: true })

  const server = await startPostgres()
  await server.createDatabase('yavka')
  const onPostgres = await pagesOf(await openDatabase(`${server.url}/yavka`), `${bareUrl}/`)
  await server.stop()
  await bare.close()
  return [...onSqlite, ...onPostgres]
}

async function pagesOf(database: Database, bareUrl: string): Promise<Figure[]> {
  await migrate(database.db)
  await seed(database.db)
  await fillBase(database.db, { candidates: CANDIDATES, vacancies: VACANCIES })
  const config = readConfig({ RATE_LIMIT: '0', NODE_ENV: 'production' })
  const services = { config, database, sessionKey: Buffer.alloc(32, 1), now: () => Temporal.Now.instant() }
  const app = await buildApp(services)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const hr = new Visitor(app)
  await hr.signIn(database, 'hr')
  // Two colleagues more, so that every mark has its spread.
  for (const role of ['manager', 'recruiter'] as const) await new Visitor(app).signIn(database, role)
  const six = await fillScorecards(database.db, 5)

  const size = `${database.kind}: ${CANDIDATES} candidates and applications, ${VACANCIES} vacancies, ${CONNECTIONS} connections`
  const hello = await medianLatency(bareUrl, '')
  const empty = await medianLatency(`${url}/imports/new?kind=candidates`, hr.cookie())
  const rows: Figure[] = [
    {
      figure: 'a signed-in page without a list',
      size,
      ratio: empty / hello,
      baseline: 'a bare Fastify route',
      ms: empty,
      rounds: ROUNDS,
    },
  ]
  const measure = async (figure: string, path: string) => {
    const ms = await medianLatency(url + path, hr.cookie())
    rows.push({ figure, size, ratio: ms / empty, baseline: 'a signed-in page without a list', ms, rounds: ROUNDS })
  }
  const middle = Math.floor(CANDIDATES / 2)
  for (const [figure, path] of [
    ['candidate list', '/candidates'],
    ['candidate list, far on', `/candidates?after=${middle}`],
    ['candidates of a city and a source', '/candidates?city=nn&source=hh.ru'],
    ['candidates of a source in a city where it has none', '/candidates?city=other&source=SuperJob'],
    ['candidates of a vacancy who ask for more than its band', '/candidates?vacancy=5&pay=over'],
    ['vacancy with its list', '/vacancies/5'],
    ['vacancy board', '/vacancies/5/board'],
    ['one candidate', `/candidates/${middle}`],
    ['comparison', `/vacancies/5/comparison?with=${six.join('.')}`],
    ['vacancies', '/vacancies'],
    ['batches', '/batches'],
    ['turnout', '/turnout'],
    ['funnel', '/turnout/funnel'],
    ['salaries', '/salaries'],
  ] as const)
    await measure(figure, path)
  for (const search of searches) {
    await hr.post('/candidates/search', { search })
    await measure(`search: ${search}`, '/candidates')
  }
  await hr.post('/candidates/search', { search: 'ова' })
  await measure('search: ова, in a rare source', '/candidates?source=Ярмарка вакансий&city=ekb')
  const link = await linkOfInvited(database, hr, services)
  const firsts = await firstAnswers([bareUrl, url + link])
  rows.push({
    figure: 'a person’s page, first answer, p95',
    size: `${size.replace(/, [^,]+$/, '')}, a connection of its own each time`,
    ratio: median(firsts.map(([bare, page]) => page! / bare!)),
    baseline: 'a bare Fastify route',
    ms: median(firsts.map(([, page]) => page!)),
    rounds: ROUNDS,
  })
  await app.close()
  await database.close()
  return rows
}

/** Somebody invited to a day that is ahead. @returns the address of their page */
async function linkOfInvited({ db }: Database, hr: Visitor, services: Services): Promise<string> {
  const date = Temporal.Now.plainDateISO().add({ days: 3 }).toString()
  const saved = await hr.post('/batches', { ...smallFlow(5), date })
  const batch = /\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1]
  const applied = await db
    .selectFrom('applications')
    .select('candidate_id')
    .where('vacancy_id', '=', 5)
    .limit(4)
    .execute()
  const candidate = applied.map(({ candidate_id }) => String(candidate_id))
  await hr.post(`/batches/${batch}/fill`, { candidate, slot: '', beyond: 'yes' })
  const { id: thread } = await db.selectFrom('threads').select('id').executeTakeFirstOrThrow()
  return `/r/${replyToken(services, { thread, generation: 0 })}`
}

/** Askings of each address in a round. */
const askings = 500

/**
 * How long one waits for the first byte of an answer who has no connection yet, as somebody who opens a link in a
 * message: the addresses in turn, so that a busy moment of the machine meets all alike.
 *
 * @returns of each round the 95th percentile of each address, in milliseconds
 */
async function firstAnswers(urls: readonly string[]): Promise<number[][]> {
  const rounds: number[][] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = urls.map((): number[] => [])
    for (let asking = 0; asking < askings; asking += 1)
      for (const [at, url] of urls.entries()) times[at]!.push(await firstAnswer(url))
    if (round > 0) rounds.push(times.map((some) => some.toSorted((a, b) => a - b)[Math.floor(askings * 0.95)]!))
  }
  return rounds
}

function firstAnswer(url: string): Promise<number> {
  const asked = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      const waited = performance.now() - asked
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve(waited)
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    }).on('error', reject)
  })
}

/** The median over rounds of the mean time of an answer, in milliseconds. @throws when a page does not answer 200 */
async function medianLatency(url: string, cookie: string): Promise<number> {
  const means: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const result = await autocannon({ url: encodeURI(url), connections: CONNECTIONS, duration: 1, headers: { cookie } })
    if (result.non2xx > 0) throw new Error(`${url} answered other than 200`)
    // Latencies come in whole milliseconds; in a closed loop the rate tells the same, finer.
    if (round > 0) means.push((result.duration * 1000 * CONNECTIONS) / result['2xx'])
  }
  return median(means)
}
