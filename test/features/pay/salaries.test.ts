import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { sharedApp, testApp, type TestApp } from '../../support/app.ts'

const shared = sharedApp()

const nbsp = /\u00a0/g

const read = async ({ visitor }: TestApp, url: string, headers: Record<string, string> = {}) => {
  const answer = await (await visitor()).get(url, headers)
  return { status: answer.statusCode, body: answer.body.replaceAll(nbsp, ' '), headers: answer.headers }
}

const fragment = { 'hx-request': 'true' }

describe('the guide figures', () => {
  test('stand on the page with their doubts, their marks and the law', async () => {
    const { status, body } = await read(shared(), '/salaries')
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
    const { body } = await read(shared(), '/salaries', { 'accept-language': 'ru' })
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
    const { body } = await read(shared(), '/salaries')
    expect(body).toContain(
      '30 000 ₽ buys level 1 in Moscow, level 2 in Saint Petersburg, level 3 in Yekaterinburg and level 4 in Nizhny Novgorod.',
    )
    expect(body).toContain('An example')
  })

  test('alone already buys a level in each city; the verdict waits for gross or net', async () => {
    const { status, body } = await read(shared(), '/salaries?amount=14+000')
    expect(status).toBe(200)
    expect(body).toContain(
      '14 000 ₽ buys less than level 1 in Moscow, less than level 1 in Saint Petersburg, less than level 1 in Yekaterinburg and level 1 in Nizhny Novgorod.',
    )
    expect(body).not.toContain('An example')
    expect(body).toContain('id="basis-error"')
    expect(body).not.toContain('checked> <span>take-home')
  })

  test('gets its verdict with roubles and per cent', async () => {
    const { body } = await read(shared(), '/salaries?amount=40000&basis=gross&city=ekb&level=2')
    expect(body).toContain('15 000 ₽ (60 %) above the maximum of level 2 in Yekaterinburg')
    expect(body).toContain('34 800 ₽')
    expect(body).toContain('9 800 ₽ (39.2 %) above the maximum of level 2 in Yekaterinburg')
    expect(body).toContain('In force from 1 Jan 2026')
  })

  test('is told when the two readings differ', async () => {
    const { body } = await read(shared(), '/salaries?amount=43000&basis=gross&city=moscow&level=3')
    expect(body).toContain('For level 3 in Moscow it depends on how the article is read')
    expect(body).toContain(
      'If the article’s figures are take-home pay, 43 000 ₽ before tax is level 2; if they are before tax, level 3.',
    )
    expect(body).toContain('within the band of level 3 in Moscow, in its lower third: 15 % of the way')
    expect(body).toContain('2 590 ₽ (6.5 %) below the bottom of level 3 in Moscow')
  })

  test('under the law says so first', async () => {
    const app = shared()
    expect((await read(app, '/salaries?amount=27092&basis=gross&city=nn&level=4')).body).toContain(
      'Unlawful: 1 ₽ under the federal minimum wage in Nizhny Novgorod',
    )
    const regional = (await read(app, '/salaries?amount=30000&basis=gross&city=moscow&level=1')).body
    expect(regional).toContain('Too little by law: 9 730 ₽ under the regional minimum wage in Moscow')
    expect(regional).toContain('refused the regional agreement in writing')
  })

  test('answers a script with the answer alone, and caches cannot mix the two up', async () => {
    const { body, headers } = await read(shared(), '/salaries?amount=35000&basis=net&city=spb&level=3', fragment)
    expect(body).not.toContain('<html')
    expect(body).toContain('Right for level 3 in Saint Petersburg: in the lower third of its band')
    expect(body).toContain('level 3, which you ask about')
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
    const app = shared()
    for (const headers of [{}, fragment]) {
      const { status, body } = await read(app, `/salaries${encodeURI(query)}`, headers)
      expect(status).toBe(200)
      expect(body).not.toContain('<script>alert')
    }
  })

  test('of nothing and of riches has an answer', async () => {
    const app = shared()
    expect((await read(app, '/salaries?amount=0&basis=gross&city=nn&level=1')).body).toContain(
      '27 093 ₽ under the federal',
    )
    expect((await read(app, '/salaries?amount=120001&basis=net&city=moscow&level=4')).body).toContain(
      '120 001 ₽ take-home is more than level 4',
    )
  })
})

describe('the picture of all cities', () => {
  const asked = (amount: string, basis: string) => `/salaries?amount=${amount}&basis=${basis}&city=moscow&level=2`
  const places = (body: string) => {
    const row = body.slice(body.indexOf('aria-label="Moscow:'))
    const at = (name: string) => Number(new RegExp(`class="${name}" x1="([\\d.]+)%`).exec(row)?.[1])
    return { amount: at('line'), other: at('other'), minimum: at('minimum') }
  }

  test('has amount, bands and minimum wage on the basis that was chosen, and names them', async () => {
    const app = shared()
    const net = (await read(app, asked('36000', 'net'))).body
    expect(net).toContain('Moscow: level 1 from 25 000 to 30 000 ₽; level 2 from 30 000 to 40 000 ₽')
    expect(net).toContain('minimum wage 34 565 ₽ take-home; level 2')
    expect(net).toContain('Lawful: not under the minimum wage of 34 565 ₽ take-home')
    expect(net).toContain('or 41 379 ₽ before tax')
    // Lawful, so right of the minimum; before tax it would lie further right.
    const shown = places(net)
    expect(shown.minimum).toBeLessThan(shown.amount)
    expect(shown.amount).toBeLessThan(shown.other)
    const gross = (await read(app, asked('36000', 'gross'))).body
    expect(gross).toContain('minimum wage 39 730 ₽ before tax')
    expect(gross).toContain('The minimum here is 39 730 ₽ before tax')
    expect(places(gross).minimum).toBeGreaterThan(places(gross).amount)
  })

  test('has pay in hand lawful from the minimum less its tax in whole roubles', async () => {
    const app = shared()
    const { body } = await read(app, asked('34565', 'net'))
    expect(body).toContain('Lawful: not under the minimum wage of 34 565 ₽ take-home')
    expect(body).toContain('34 565 ₽ take-home (39 730 ₽ before tax)')
    const under = (await read(app, asked('34564', 'net'))).body
    expect(under).toContain('Too little by law: 1 ₽ under the regional minimum wage in Moscow')
    expect(under).toContain('The minimum here is 34 565 ₽ take-home')
  })

  test('has no strip of doubt until it is said whether the amount is before tax', async () => {
    const { body } = await read(shared(), '/salaries?amount=36000')
    expect(body).not.toContain('class="doubt"')
    expect(body).toContain('minimum wage, before tax')
  })
})

test('the fold of rare fields says what is in them, also while somebody types', async () => {
  const app = shared()
  expect((await read(app, '/salaries')).body).toContain('id="rare-values">no bonus, full time</span>')
  const query = '/salaries?amount=20000&variable=5000&share=50'
  expect((await read(app, query)).body).toContain('id="rare-values">bonus 5 000 ₽, 50 % of full time</span>')
  expect((await read(app, query, fragment)).body).toContain('hx-swap="innerHTML">bonus 5 000 ₽, 50 % of full time<')
  expect((await read(app, '/salaries?amount=20000&share=0')).body).toContain('<details class="fold" id="rare" open>')
})

test('the tabs are those that a person may open', async () => {
  const app = shared()
  expect((await read(app, '/salaries')).body).not.toContain('/salaries/market')
  const { body } = await (await app.visitor('manager')).get('/salaries/market')
  expect(body).toContain('<a href="/salaries/market" aria-current="page">The whole market</a>')
  expect(body).toContain('<a href="/salaries/tables">Own tables</a>')
})

test('figures of the law from an earlier year are said to be out of date', async () => {
  expect((await read(shared(), '/salaries')).body).not.toContain('not updated since')
  const later = await testApp({}, { now: Temporal.Instant.from('2027-01-02T06:00:00Z') })
  expect((await read(later, '/salaries')).body).toContain('not updated since 2026')
})

test('a bonus and part time are compared whole; pay in hand is told by month where the tax rate rises', async () => {
  const app = shared()
  const { body } = await read(app, '/salaries?amount=20000&variable=5000&share=50&basis=gross&city=nn&level=4')
  expect(body).toContain('all pay together, as if for full time, 50 000 ₽ a month before tax, 43 500 ₽ take-home')
  const high = (await read(app, '/salaries?amount=300000&basis=gross&city=moscow&level=4')).body
  expect(high).toContain('the tax rate rises in September')
  expect(high).toContain('From January 261 000 ₽ a month')
  expect(high).toContain('by December it is 255 000 ₽')
  expect((await read(app, '/salaries?amount=30000&basis=gross')).body).not.toContain('Month by month')
  expect((await read(app, '/salaries?amount=20000&share=0&basis=gross')).body).toContain('id="share-error"')
})

test('part time names the money that is really paid, its months and the full-time pay that is checked', async () => {
  const app = shared()
  const { body } = await read(app, '/salaries?amount=20000&share=50&basis=gross&city=nn&level=4')
  expect(body).toContain('Really paid for 50 % of full time: 20 000 ₽ a month before tax, 17 400 ₽ take-home')
  expect(body).toContain('as if for full time, 40 000 ₽ a month before tax, 34 800 ₽ take-home')
  expect(body).toContain('17 400 ₽ of take-home pay in every month of the year')
  expect(body).toContain('Month by month')
  // Tax is on what is paid: 150 000 in hand is 172 413.79 before tax, and twice that for full time.
  const half = (await read(app, '/salaries?amount=150000&share=50&basis=net&city=moscow&level=4')).body
  expect(half).toContain('as if for full time, 344 828 ₽ a month before tax')
  expect(half).toContain('172 414 ₽ a month before tax, 150 000 ₽ take-home')
  const even = (await read(app, '/salaries?amount=20000&share=50&basis=net&city=nn&level=4')).body
  expect(even).toContain('40 000 ₽ take-home')
  expect(even).not.toContain('40 000.00')
})

test('a bonus counts in the month’s wage that the law speaks of, with a top-up where it is not earned', async () => {
  const app = shared()
  const asked = (variable: string) => `/salaries?amount=27000&variable=${variable}&basis=gross&city=ekb&level=3`
  const { body } = await read(app, asked('10000'))
  expect(body).not.toContain('Unlawful')
  for (const text of [
    'Labour Code, articles 129 and 133',
    'In a month without the bonus, top up by 4 156.95 ₽ to the minimum wage of 31 156.95 ₽ before tax',
    'Labour Code, article 129, in these words since 6 Oct 2006',
    'Labour Code, article 133, in these words since 1 Sep 2007',
  ])
    expect(body).toContain(text)
  expect((await read(app, asked('4000'))).body).toContain('Unlawful: 156.95 ₽ under the federal minimum wage')
  expect((await read(app, asked(''))).body).not.toContain('top up by')
})
