import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testApp, type TestApp } from '../../support/app.ts'

const nbsp = /\u00a0/g

const read = async ({ visitor }: TestApp, url: string, headers: Record<string, string> = {}) => {
  const answer = await (await visitor()).get(url, headers)
  return { status: answer.statusCode, body: answer.body.replaceAll(nbsp, ' '), headers: answer.headers }
}

const fragment = { 'hx-request': 'true' }

describe('the guide figures', () => {
  test('stand on the page with their doubts, their marks and the law', async () => {
    const { status, body } = await read(await testApp(), '/salaries')
    expect(status).toBe(200)
    expect(body).toContain('25 000 – 30 000 ₽')
    expect(body).toContain('40 000<abbr title="derived by us">*</abbr></span> – 60 000 ₽')
    expect(body).toContain('66.7 % of Moscow')
    expect(body).toContain('Guide figure from an undated article')
    expect(body).toContain('7 of the 16 bands lie wholly under the minimum wage now in force, and 4 partly')
    expect(body.match(/badge bad">under the minimum</g)).toHaveLength(7)
    expect(body.match(/badge warn">partly under the minimum</g)).toHaveLength(4)
    expect(body).toContain('31 156.95 ₽')
    expect(body).toContain('It has no date')
  })

  test('are there in Russian too', async () => {
    const { body } = await read(await testApp(), '/salaries', { 'accept-language': 'ru' })
    expect(body).toContain('Ориентир из статьи, без даты')
    expect(body).toContain(
      'уровень 1 в Москве, уровень 2 в Санкт-Петербурге, уровень 3 в Екатеринбурге и уровень 4 в Нижнем Новгороде',
    )
    expect(body).toContain('7 вилок из 16 целиком лежат ниже действующей минимальной зарплаты и ещё 4 частично')
    expect(body).toContain('региональное соглашение на 2026 год, текста мы не видели')
    expect(body).not.toContain('text not seen by us')
  })
})

describe('an amount', () => {
  test('is 30 000 by way of example until one is typed', async () => {
    const { body } = await read(await testApp(), '/salaries')
    expect(body).toContain(
      '30 000 ₽ buys level 1 in Moscow, level 2 in Saint Petersburg, level 3 in Yekaterinburg and level 4 in Nizhny Novgorod.',
    )
    expect(body).toContain('An example')
  })

  test('alone already buys a level in each city; the verdict waits for gross or net', async () => {
    const { status, body } = await read(await testApp(), '/salaries?amount=14+000')
    expect(status).toBe(200)
    expect(body).toContain(
      '14 000 ₽ buys less than level 1 in Moscow, less than level 1 in Saint Petersburg, less than level 1 in Yekaterinburg and level 1 in Nizhny Novgorod.',
    )
    expect(body).not.toContain('An example')
    expect(body).toContain('id="basis-error"')
    expect(body).not.toContain('checked> <span>in hand')
  })

  test('gets its verdict with roubles and per cent', async () => {
    const { body } = await read(await testApp(), '/salaries?amount=40000&basis=gross&city=ekb&level=2')
    expect(body).toContain('15 000 ₽ (60 %) above the maximum of level 2 in Yekaterinburg')
    expect(body).toContain('34 800 ₽')
    expect(body).toContain('9 800 ₽ (39.2 %) above the maximum of level 2 in Yekaterinburg')
    expect(body).toContain('In force from 1 Jan 2026')
  })

  test('is told when the two readings differ', async () => {
    const { body } = await read(await testApp(), '/salaries?amount=43000&basis=gross&city=moscow&level=3')
    expect(body).toContain('It depends on how the article is read')
    expect(body).toContain('within the band of level 3 in Moscow, in its lower third: 15 % of the way')
    expect(body).toContain('2 590 ₽ (6.5 %) below the bottom of level 3 in Moscow')
  })

  test('under the law says so first', async () => {
    const app = await testApp()
    expect((await read(app, '/salaries?amount=27092&basis=gross&city=nn&level=4')).body).toContain(
      'Unlawful: 1 ₽ (&lt; 0.1 %) under the federal minimum wage in Nizhny Novgorod',
    )
    const regional = (await read(app, '/salaries?amount=30000&basis=gross&city=moscow&level=1')).body
    expect(regional).toContain('9 730 ₽ (24.5 %) under the regional minimum wage in Moscow')
    expect(regional).toContain('refused the regional agreement in writing')
  })

  test('answers a script with the answer alone, and caches cannot mix the two up', async () => {
    const { body, headers } = await read(
      await testApp(),
      '/salaries?amount=30000&basis=net&city=spb&level=2&show=level',
      fragment,
    )
    expect(body).not.toContain('<html')
    expect(body).toContain('30 000 ₽ buys')
    expect(body).toContain('Pay bands of level 2')
    expect(headers['vary']).toContain('HX-Request')
  })

  test.each([
    '?amount=forty',
    '?amount=-1&basis=gross',
    '?amount=1e400&basis=net',
    '?amount=99999999999999',
    '?amount=NaN',
    '?amount=30000&amount=40000&basis=gross&basis=net',
    '?amount[]=1',
    '?amount=30000&basis=both&city=omsk&level=9&show=all',
    '?city=__proto__&level=constructor',
    '?amount=%00&city=%F0%9F%92%A9',
    `?amount=${'9'.repeat(3000)}`,
    '?amount=<script>alert(1)</script>&basis="><script>',
  ])('never breaks the page: %s', async (query) => {
    const app = await testApp()
    for (const headers of [{}, fragment]) {
      const { status, body } = await read(app, `/salaries${encodeURI(query)}`, headers)
      expect(status).toBe(200)
      expect(body).not.toContain('<script>alert')
    }
  })

  test('of nothing and of riches has an answer', async () => {
    const app = await testApp()
    expect((await read(app, '/salaries?amount=0&basis=gross&city=nn&level=1')).body).toContain(
      '27 093 ₽ (100 %) under the federal',
    )
    expect((await read(app, '/salaries?amount=120001&basis=net&city=moscow&level=4')).body).toContain(
      'buys more than level 4 in Moscow',
    )
  })
})

test('figures of the law from an earlier year are said to be out of date', async () => {
  expect((await read(await testApp(), '/salaries')).body).not.toContain('not updated since')
  const later = await testApp({}, { now: Temporal.Instant.from('2027-01-02T06:00:00Z') })
  expect((await read(later, '/salaries')).body).toContain('not updated since 2026')
})

test('a bonus and part time are compared whole; take-home is told by month where the tax rate rises', async () => {
  const app = await testApp()
  const { body } = await read(app, '/salaries?amount=20000&variable=5000&share=50&basis=gross&city=nn&level=4')
  expect(body).toContain('Held against the band: 50 000 ₽ a month')
  expect(body).not.toContain('Month by month')
  const high = (await read(app, '/salaries?amount=300000&basis=gross&city=moscow&level=4')).body
  expect(high).toContain('the tax rate rises in September')
  expect(high).toContain('From January 261 000 ₽ a month')
  expect(high).toContain('by December it is 255 000 ₽')
  expect((await read(app, '/salaries?amount=20000&share=0&basis=gross')).body).toContain('id="share-error"')
})
