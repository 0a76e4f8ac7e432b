import { expect, test } from 'vitest'
import { refreshFigures } from '../../../src/features/market/acts/refresh-figures.ts'
import { testApp, testNow, type TestApp } from '../../support/app.ts'

type Posting = {
  published?: string | null
  city?: string | null
  experience?: string
  from: number | null
  to: number | null
  employer?: string
  basis?: 'gross' | null
}

async function put({ database: { db } }: TestApp, postings: Posting[], loaded_at = testNow.toString(), prefix = '') {
  const rows = postings.map(
    (
      { published = null, city = 'moscow', experience = 'between1And3', from, to, employer = null, basis = 'gross' },
      i,
    ) => ({
      key: `${prefix}${i}`,
      title: 'Менеджер',
      place: 'Москва',
      city_id: city,
      experience,
      role: '70',
      employer,
      published_at: published,
      pay_from: from,
      pay_to: to,
      basis,
      loaded_at,
      gross_from: basis && from,
      gross_to: basis && to,
      gross_middle: basis && from !== null && to !== null ? (from + to) / 2 : null,
    }),
  )
  await db.insertInto('market_postings').values(rows).execute()
  await refreshFigures(db, ['70'], loaded_at)
}

const around = (n: number, first = 50_000): Posting[] =>
  Array.from({ length: n }, (_, i) => ({
    from: first + i * 1000,
    to: first + 2000 + i * 1000,
    employer: `Фирма ${i % 3}`,
  }))

test('strangers are sent to sign in, and an empty market says what to do', async () => {
  const app = await testApp()
  expect((await (await app.visitor()).get('/salaries/market')).statusCode).toBe(303)
  expect((await (await app.visitor('manager')).get('/salaries/market')).body).toContain('No vacancies are loaded yet')
})

test('twenty vacancies show all percentiles with n, employers and an interval', async () => {
  const app = await testApp()
  await put(app, around(21))
  const { body } = await (await app.visitor('manager')).get('/salaries/market?role=70&city=moscow')
  for (const text of [
    '<td data-label="P10">53 000 ₽',
    '<td data-label="Median">61 000 ₽',
    '<td data-label="P90">69 000 ₽',
    'employers: 3',
    'confidence',
  ])
    expect(body).toContain(text)
  expect(body).toContain('Market: 1–3 years (n = 21)')
})

test('under twenty only quartiles, under five nothing, and a wider cell is declared', async () => {
  const app = await testApp()
  await put(app, [...around(6), ...around(2).map((one) => ({ ...one, city: 'nn' }))])
  const manager = await app.visitor('manager')
  const moscow = (await manager.get('/salaries/market?city=moscow')).body
  expect(moscow).toContain('<td data-label="P10">–')
  expect(moscow).toContain('<td data-label="P25">52 250 ₽')
  const nizhny = (await manager.get('/salaries/market?city=nn')).body
  expect(nizhny).toContain('Too few here; widened to all places')
})

test('one-sided pay counts in the censored estimate and in no percentile; unknown basis counts nowhere', async () => {
  const app = await testApp()
  await put(app, [
    ...around(5),
    ...Array.from({ length: 5 }, (): Posting => ({ from: 60_000, to: null })),
    { from: 1, to: 2, basis: null },
  ])
  const { body } = await (await app.visitor('manager')).get('/salaries/market?city=moscow')
  expect(body).toContain('<td data-label="Median">53 000 ₽')
  expect(body).toContain('(n = 10)')
  expect(body).toContain('1 vacancy says neither')
})

test('a later load is seen at once, also beside the guide figures, by the team only', async () => {
  const app = await testApp()
  await put(app, around(5))
  const manager = await app.visitor('manager')
  expect((await manager.get('/salaries/market?city=moscow')).body).toContain('n = 5')
  await put(app, around(20, 90_000), '2026-11-25T06:00:00Z', 'b')
  expect((await manager.get('/salaries/market?city=moscow')).body).toContain('n = 25')
  const team = (await manager.get('/salaries?amount=60000&basis=net&city=moscow&level=3')).body
  expect(team).toContain('Market: 1–3 years (n = 25)')
  expect(team).toContain('They are no levels.')
  expect((await (await app.visitor()).get('/salaries?amount=60000&basis=net&city=moscow&level=3')).body).not.toContain(
    'Market: 1–3',
  )
})

test('strange addresses show the usual part of the market', async () => {
  const app = await testApp()
  await put(app, around(5))
  const manager = await app.visitor('manager')
  for (const query of ['?role=xx&city=yy', '?role=70&role=71', `?role=${'9'.repeat(300)}`])
    expect((await manager.get(`/salaries/market${query}`)).statusCode).toBe(200)
})

test('says when the vacancies were published, or loaded, and when that is long ago', async () => {
  const app = await testApp()
  await put(app, around(5))
  const manager = await app.visitor('manager')
  const page = async () => (await manager.get('/salaries/market?city=moscow')).body
  expect(await page()).toContain('Loaded on 24 Nov 2026.')
  const dated = (days: string[]) => around(days.length).map((one, i) => ({ ...one, published: days[i] ?? null }))
  await put(app, dated(['2026-05-24T23:59:00+0300', '2026-05-01', 'soon']), undefined, 'b')
  expect(await page()).toContain('Published from 1 May 2026 to 24 May 2026.')
  expect(await page()).not.toContain('more than half a year ago')
  await app.database.db.updateTable('market_figures').set({ published_to: '2026-05-23' }).execute()
  expect(await page()).toContain('more than half a year ago')
})

test('figures are kept in the database: a load elsewhere, a posting that changes its role, a role that goes', async () => {
  const app = await testApp()
  const { db } = app.database
  await put(app, around(6))
  await db.updateTable('market_postings').set({ role: '71' }).where('key', 'in', ['0', '1']).execute()
  await refreshFigures(db, ['70', '71', null], testNow.toString())
  const known = () => db.selectFrom('market_figures').select(['role', 'postings']).orderBy('role').execute()
  expect(await known()).toEqual([
    { role: '70', postings: 4 },
    { role: '71', postings: 2 },
  ])
  expect((await (await app.visitor('manager')).get('/salaries/market?role=70')).body).toContain(
    'fewer than 5: not shown',
  )
  await db.updateTable('market_postings').set({ role: null }).execute()
  await refreshFigures(db, ['70', '71', null], testNow.toString())
  expect(await known()).toEqual([{ role: '', postings: 6 }])
  expect((await (await app.visitor('manager')).get('/salaries/market')).body).toContain('role not named: 6 vacancies')
})

test('postings without a role are found by words of their title, those of unknown basis in figures as written', async () => {
  const app = await testApp()
  const { db } = app.database
  await put(app, [...around(5), ...around(6, 90_000).map((one) => ({ ...one, basis: null })), ...around(1)])
  await db.updateTable('market_postings').set({ role: null, title: 'Ведущий БУХГАЛТЕР-кассир' }).execute()
  await db.updateTable('market_postings').set({ title: 'Кассир' }).where('key', '=', '11').execute()
  await refreshFigures(db, ['70', null], testNow.toString())
  const manager = await app.visitor('manager')
  const page = async (title: string) =>
    (await manager.get(`/salaries/market?title=${encodeURIComponent(title)}&city=moscow`)).body
  const found = await page('бухг ведущ')
  expect(found).toContain('Any role, title with “бухг ведущ”: 11 vacancies')
  expect(found).toContain('<td data-label="Median">53 000 ₽')
  expect(found).toContain('figures as written')
  expect(found).toContain('<td data-label="Median">93 500 ₽')
  expect(await page('кассир')).toContain('title with “кассир”: 12 vacancies')
  expect(await page('хирург')).toContain('title with “хирург”: 0 vacancies')
  // Some files have neither roles nor titles: all of those are one choice of their own.
  await db.updateTable('market_postings').set({ title: '' }).execute()
  const nameless = (await manager.get('/salaries/market?role=none&city=moscow')).body
  expect(nameless).toContain('<option value="none" selected>role not named: 12 vacancies')
  expect(nameless).toContain('<td data-label="Median">93 500 ₽')
})

test('roles have the names hh.ru gives them, and which median to quote is said', async () => {
  const app = await testApp()
  await put(app, [...around(5), { from: 60_000, to: null }])
  const { body } = await (await app.visitor('manager')).get('/salaries/market')
  expect(body).toContain('(n = 6): quote this one')
  expect(body).toContain('Менеджер по продажам, менеджер по работе с клиентами: 6 vacancies')
  expect(body).toContain('is the one to quote')
})
