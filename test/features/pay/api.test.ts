import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { sharedApp, testApp, type TestApp } from '../../support/app.ts'
import { bands, minimums, purchases } from './reference.ts'

const shared = sharedApp()

type Answer = { status: number; body: Record<string, unknown> & { errors?: { path: string }[] } }

const check = async ({ app }: TestApp, body: unknown): Promise<Answer> => {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/salary/check', payload: body as object })
  return { status: answer.statusCode, body: answer.json() }
}

const bandsAt = async ({ app }: TestApp, query = '') => {
  const answer = await app.inject({ method: 'GET', url: `/api/v1/salary/bands${query}` })
  return {
    status: answer.statusCode,
    body: answer.json<{ rows: Record<string, unknown>[]; errors?: { path: string }[] }>(),
  }
}

describe('bands', () => {
  test('are those of the article, undated, with each bound stated or derived', async () => {
    const { status, body } = await bandsAt(shared())
    expect(status).toBe(200)
    expect(body.rows).toHaveLength(16)
    for (const band of bands)
      expect(body.rows).toContainEqual({
        ...band,
        currency: 'RUB',
        asOf: null,
        source: expect.stringContaining('Undated'),
      })
  })

  test('can be asked for by city, by level or both', async () => {
    const app = shared()
    expect((await bandsAt(app, '?city=ekb')).body.rows.map((row) => row['level'])).toEqual([1, 2, 3, 4])
    expect((await bandsAt(app, '?level=2')).body.rows.map((row) => row['city'])).toEqual(['moscow', 'spb', 'ekb', 'nn'])
    expect((await bandsAt(app, '?city=nn&level=4')).body.rows).toMatchObject([
      { city: 'nn', level: 4, lower: 28_000, upper: 55_000 },
    ])
  })

  test.each([
    ['?city=omsk', 'city'],
    ['?city=', 'city'],
    ['?level=5', 'level'],
    ['?level=0', 'level'],
    ['?level=1.5', 'level'],
    ['?level=two', 'level'],
    ['?level=', 'level'],
    ['?level=1&level=2', 'level'],
    ['?city=moscow&city=nn', 'city'],
  ])('answer 400 and name the field: %s', async (query, path) => {
    const { status, body } = await bandsAt(shared(), query)
    expect(status).toBe(400)
    expect(body.errors?.map((error) => error.path)).toEqual([path])
  })
})

describe('check', () => {
  test('buys agree with the reference for every amount', async () => {
    const app = shared()
    for (const { amount, buys } of purchases) {
      const { body } = await check(app, { city: 'moscow', level: 1, amount, basis: 'gross' })
      expect(body['buys'], String(amount)).toEqual(
        ['moscow', 'spb', 'ekb', 'nn'].map((city, i) => ({ city, level: buys[i] })),
      )
    }
  })

  test('the legal minimum is that of the city', async () => {
    const app = shared()
    for (const [city, legalMinimum] of Object.entries(minimums)) {
      expect((await check(app, { city, level: 1, amount: 50_000, basis: 'gross' })).body['legalMinimum']).toEqual(
        legalMinimum,
      )
    }
  })

  test('pay in hand is held against the minimum less its tax in whole roubles; the answer is not rounded', async () => {
    const app = shared()
    const asked = (amount: number) => check(app, { city: 'moscow', level: 2, amount, basis: 'net' })
    const [lawful, under] = [(await asked(34_565)).body, (await asked(34_564)).body]
    expect([lawful['verdict'], under['verdict']]).toEqual(['in-band', 'below-regional-minimum'])
    expect(lawful['gross']).toBeCloseTo(39_729.885, 3)
  })

  test('a whole answer, with both readings', async () => {
    const { body } = await check(shared(), { city: 'ekb', level: 2, amount: 40_000, basis: 'net' })
    const gross = 40_000 / 0.87
    expect(body).toMatchObject({
      verdict: 'above-band',
      net: 40_000,
      readings: {
        net: {
          lower: 20_000,
          upper: 25_000,
          penetration: 4,
          difference: { roubles: 15_000, percent: 60, from: 'upper' },
        },
      },
    })
    expect(body['gross']).toBeCloseTo(gross, 9)
    const readings = body['readings'] as { gross: { compaRatio: number } }
    expect(readings.gross.compaRatio).toBeCloseTo(gross / 22_500, 9)
  })

  test.each([
    ['nn', 1, 27_092.99, 'below-federal-minimum'],
    ['nn', 4, 33_000, 'in-band'],
    ['ekb', 3, 31_156.94, 'below-federal-minimum'],
    ['ekb', 3, 31_156.95, 'in-band'],
    ['moscow', 2, 39_729, 'below-regional-minimum'],
    ['moscow', 2, 39_730, 'in-band'],
    ['moscow', 3, 42_000, 'depends-on-basis'],
    ['moscow', 2, 60_000, 'above-band'],
    ['moscow', 4, 45_000, 'below-band'],
    ['moscow', 4, 137_931.1, 'above-every-level'],
  ])('%s, level %i, %d gross: %s', async (city, level, amount, verdict) => {
    expect((await check(shared(), { city, level, amount, basis: 'gross' })).body['verdict']).toBe(verdict)
  })

  test('follows the law of the day, by the clock of the city', async () => {
    // 2027 in Yekaterinburg, still 2026 in Moscow.
    const app = await testApp({}, { now: Temporal.Instant.from('2026-12-31T20:00:00Z') })
    const rows = await app.database.db
      .selectFrom('minimum_wages')
      .selectAll()
      .where('city_id', 'in', ['moscow', 'ekb'])
      .execute()
    await app.database.db
      .insertInto('minimum_wages')
      .values(rows.map((row) => ({ ...row, valid_from: '2027-01-01', federal: 30_000 })))
      .execute()
    const minimumOf = async (city: string) =>
      (await check(app, { city, level: 4, amount: 60_000, basis: 'gross' })).body['legalMinimum']
    expect(await minimumOf('ekb')).toEqual({ federal: 34_500, regional: null, from: '2027-01-01' })
    expect(await minimumOf('moscow')).toMatchObject({ federal: 27_093, from: '2026-01-01' })
  })

  const right = { city: 'moscow', level: 1, amount: 30_000, basis: 'gross' }
  test.each([
    [{ ...right, city: 'omsk' }, 'city'],
    [{ ...right, city: 'Moscow' }, 'city'],
    [{ ...right, city: '__proto__' }, 'city'],
    [{ ...right, city: { id: 'moscow' } }, 'city'],
    [{ ...right, level: 0 }, 'level'],
    [{ ...right, level: 5 }, 'level'],
    [{ ...right, level: 1.5 }, 'level'],
    [{ ...right, level: '1' }, 'level'],
    [{ ...right, amount: -1 }, 'amount'],
    [{ ...right, amount: 1e300 }, 'amount'],
    [{ ...right, amount: '30000' }, 'amount'],
    [{ ...right, amount: null }, 'amount'],
    [{ ...right, basis: 'unknown' }, 'basis'],
    [{ city: 'moscow', level: 1, amount: 30_000 }, 'basis'],
    [[], ''],
    ['text', ''],
  ])('answers 400 and names the field: %j', async (body, path) => {
    const { app } = shared()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/salary/check',
      payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json<{ errors: { path: string }[] }>().errors.map((error) => error.path)).toEqual([path])
  })

  test.each(['{', '', 'null', '{"amount":1e999}'])('broken JSON is a 400: %j', async (payload) => {
    const { app } = shared()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/salary/check',
      payload,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.statusCode).toBe(400)
  })

  test('is limited to so many calls a minute from one address', async () => {
    const app = await testApp({ RATE_LIMIT: '3' })
    const statuses = []
    for (let i = 0; i < 4; i += 1) statuses.push((await check(app, right)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})
