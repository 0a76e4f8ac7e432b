import autocannon from 'autocannon'
import fastify from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/seed.ts'
import { searchKey } from '../../src/domain/people/names.ts'
import { median, ROUNDS, type Figure } from '../support/figures.ts'
import { Visitor } from '../support/visitor.ts'

const CANDIDATES = 20_000
const CONNECTIONS = 10

/**
 * Pages as ten people at once wait for them, on an embedded base of many candidates. The baseline is the product's own
 * signed-in page without any list; that page's ratio to a bare Fastify route stands first.
 */
export default async function pages(): Promise<Figure[]> {
  const bare = fastify()
  bare.get('/', () => 'hello')
  const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })

  const database = await openDatabase('sqlite::memory:')
  await migrate(database.db)
  await seed(database.db)
  const config = readConfig({ RATE_LIMIT: '0', NODE_ENV: 'production' })
  const app = await buildApp({ config, database, sessionKey: Buffer.alloc(32, 1), now: () => Temporal.Now.instant() })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const hr = new Visitor(app)
  await hr.signIn(database, 'hr')
  await fillWithCandidates(database.db)

  const hello = await medianLatency(`${bareUrl}/`, '')
  const empty = await medianLatency(`${url}/imports/new?kind=candidates`, hr.cookie())
  const size = `${CANDIDATES} candidates, ${CONNECTIONS} connections`
  const rows: Figure[] = [{ figure: 'a signed-in page without a list', size, ratio: empty / hello, baseline: 'a bare Fastify route', ms: empty, rounds: ROUNDS }]
  for (const [figure, path] of [
    ['candidate list', '/candidates'],
    ['candidates of a source', '/candidates?source=hh.ru'],
    ['one candidate', '/candidates/1'],
    ['vacancies', '/vacancies'],
    ['batches', '/batches'],
    ['turnout', '/turnout'],
    ['salaries', '/salaries'],
  ] as const) {
    const ms = await medianLatency(url + path, hr.cookie())
    rows.push({ figure, size, ratio: ms / empty, baseline: 'a signed-in page without a list', ms, rounds: ROUNDS })
  }
  await Promise.all([app.close(), bare.close()])
  await database.close()
  return rows
}

async function fillWithCandidates(db: Awaited<ReturnType<typeof openDatabase>>['db']) {
  const at = '2026-11-24T06:00:00Z'
  for (let from = 0; from < CANDIDATES; from += 1000) {
    const rows = Array.from({ length: 1000 }, (_, index) => {
      const name = `Кандидат ${String(from + index).padStart(7, '0')}`
      return { name, search_key: searchKey(name), source: index % 3 === 0 ? 'hh.ru' : 'SuperJob', created_at: at, updated_at: at }
    })
    await db.insertInto('candidates').values(rows).execute()
  }
}

/** The median over rounds of the mean time of an answer, in milliseconds. @throws when a page does not answer 200 */
async function medianLatency(url: string, cookie: string): Promise<number> {
  const means: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const result = await autocannon({ url, connections: CONNECTIONS, duration: 1, headers: { cookie } })
    if (result.non2xx > 0) throw new Error(`${url} answered other than 200`)
    // Latencies come in whole milliseconds; in a closed loop the rate tells the same, finer.
    if (round > 0) means.push((result.duration * 1000 * CONNECTIONS) / result['2xx'])
  }
  return median(means)
}
