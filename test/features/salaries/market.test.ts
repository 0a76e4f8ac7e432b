import { expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../support/app.ts'

type Posting = { city?: string | null; experience?: string; from: number | null; to: number | null; employer?: string; basis?: 'gross' | null }

async function put({ database: { db } }: TestApp, postings: Posting[], loaded_at = testNow.toString(), prefix = '') {
  const rows = postings.map(({ city = 'moscow', experience = 'between1And3', from, to, employer = null, basis = 'gross' }, i) => ({
    key: `${prefix}${i}`, title: 'Менеджер', place: 'Москва', city_id: city, experience, role: '70', employer, published_at: null,
    pay_from: from, pay_to: to, basis, loaded_at, gross_from: basis && from, gross_to: basis && to, gross_middle: basis && from !== null && to !== null ? (from + to) / 2 : null,
  }))
  await db.insertInto('market_postings').values(rows).execute()
}

const around = (n: number, first = 50_000): Posting[] => Array.from({ length: n }, (_, i) => ({ from: first + i * 1000, to: first + 2000 + i * 1000, employer: `Фирма ${i % 3}` }))

test('strangers are sent to sign in, and an empty market says what to do', async () => {
  const app = await testApp()
  expect((await (await app.visitor()).get('/salaries/market')).statusCode).toBe(303)
  expect((await (await app.visitor('manager')).get('/salaries/market')).body).toContain('No vacancies are loaded yet')
})

test('twenty vacancies show all percentiles with n, employers and an interval', async () => {
  const app = await testApp()
  await put(app, around(21))
  const { body } = await (await app.visitor('manager')).get('/salaries/market?role=70&city=moscow')
  for (const text of ['<td data-label="P10">53 000 ₽', '<td data-label="Median">61 000 ₽', '<td data-label="P90">69 000 ₽', 'employers: 3', 'confidence']) expect(body).toContain(text)
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
  await put(app, [...around(5), ...Array.from({ length: 5 }, (): Posting => ({ from: 60_000, to: null })), { from: 1, to: 2, basis: null }])
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
  expect((await (await app.visitor()).get('/salaries?amount=60000&basis=net&city=moscow&level=3')).body).not.toContain('Market: 1–3')
})

test('strange addresses show the usual part of the market', async () => {
  const app = await testApp()
  await put(app, around(5))
  const manager = await app.visitor('manager')
  for (const query of ['?role=xx&city=yy', '?role=70&role=71', `?role=${'9'.repeat(300)}`]) expect((await manager.get(`/salaries/market${query}`)).statusCode).toBe(200)
})
