import { Temporal } from 'temporal-polyfill'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'
import { importMarket } from '../../src/features/imports/acts/short-files/import-market.ts'
import { readTable } from '../../src/files/read-table.ts'
import { median, ROUNDS } from '../support/figures.ts'

const POSTINGS = 100_000
const now = Temporal.Instant.from('2026-11-24T06:00:00Z')

const cities = ['Москва', 'Санкт-Петербург', 'Екатеринбург', 'Нижний Новгород', 'Казань']
const experiences = ['noExperience', 'between1And3', 'between3And6', 'moreThan6']

/** A dump of one role, every third pay one-sided, without any randomness. */
const dump = Buffer.from(
  ['id,title,city,experience,salary_from,salary_to,salary_currency,salary_gross,role_id,employer']
    .concat(
      Array.from({ length: POSTINGS }, (_, i) => {
        const from = 40_000 + ((i * 7919) % 120) * 500
        return `${i},Менеджер,${cities[i % 5]},${experiences[(i >> 3) % 4]},${from},${i % 3 === 0 ? '' : from + 20_000},RUR,${i % 2},70,Фирма ${i % 999}`
      }),
    )
    .join('\n'),
)

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

async function fresh(): Promise<Database> {
  const database = await openDatabase('sqlite::memory:')
  await migrate(database.db)
  await seed(database.db)
  return database
}

/** The import's own rows, put into another table of the same shape by plain statements of the same size. */
async function rawInsert({ db }: Database): Promise<number> {
  const rows = (await db.selectFrom('market_postings').selectAll().execute()).map(({ id, ...row }) => ({
    ...row,
    key: String(id),
  }))
  const other = await fresh()
  const ms = await timed(() =>
    other.db.transaction().execute(async (trx) => {
      for (let at = 0; at < rows.length; at += 1000)
        await trx
          .insertInto('market_postings')
          .values(rows.slice(at, at + 1000))
          .execute()
    }),
  )
  await other.close()
  return ms
}

/** A signed-in browser's cookies. */
async function signIn(app: Awaited<ReturnType<typeof buildApp>>, { db }: Database): Promise<string> {
  await createAccount(
    db,
    { name: 'Bench', email: 'bench@example.ru', password: 'quiet morning tea', language: 'en', role: 'manager' },
    now,
  )
  const page = await app.inject('/sign-in')
  const cookies = new Map(page.cookies.map(({ name, value }) => [name, encodeURIComponent(value)]))
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const form = new URLSearchParams({
    _csrf: token,
    email: 'bench@example.ru',
    password: 'quiet morning tea',
  }).toString()
  const answer = await app.inject({
    method: 'POST',
    url: '/sign-in',
    payload: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: header() },
  })
  for (const { name, value } of answer.cookies) cookies.set(name, encodeURIComponent(value))
  return header()
}

/** The market's page with 100 000 postings beside the page when it is empty, and loading them beside a bare insert. */
export default async function salaries() {
  const imports: number[] = []
  const inserts: number[] = []
  let database = await fresh()
  for (let round = 0; round < ROUNDS; round += 1) {
    await database.close()
    database = await fresh()
    const table = await readTable(dump)
    imports.push(await timed(() => importMarket(database.db, table, undefined, { at: now })))
    inserts.push(await rawInsert(database))
  }
  const pageMs = async (of: Database) => {
    const app = await buildApp({
      config: readConfig({ RATE_LIMIT: '0' }),
      database: of,
      sessionKey: Buffer.alloc(32, 7),
      now: () => now,
    })
    const cookie = await signIn(app, of)
    const visit = () => timed(() => app.inject({ url: '/salaries/market?city=moscow', headers: { cookie } }))
    const first = await visit()
    const times: number[] = []
    for (let round = 0; round < 5 * ROUNDS; round += 1) times.push(await visit())
    await app.close()
    return { first, usual: median(times) }
  }
  const empty = await fresh()
  const [bare, full] = [await pageMs(empty), await pageMs(database)]
  await Promise.all([empty.close(), database.close()])
  const [load, raw] = [median(imports), median(inserts)]
  const size = `${POSTINGS} postings`
  return [
    {
      figure: "market's page",
      size,
      ratio: full.usual / bare.usual,
      baseline: 'the page without postings',
      ms: full.usual,
      rounds: 5 * ROUNDS,
    },
    {
      figure: "market's page, first after a load",
      size,
      ratio: full.first / bare.usual,
      baseline: 'the page without postings',
      ms: full.first,
      rounds: 1,
    },
    {
      figure: `import of the market, ${Math.round(POSTINGS / (load / 1000))} rows/s`,
      size,
      ratio: load / raw,
      baseline: 'the same rows inserted raw',
      ms: load,
      rounds: ROUNDS,
    },
  ]
}
