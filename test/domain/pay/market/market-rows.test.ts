import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import cityData from '../../../../data/cities.json' with { type: 'json' }
import {
  fromCsvRecord,
  fromHhVacancy,
  type CsvRecord,
  type HhVacancy,
} from '../../../../src/domain/pay/market/market-rows.ts'
import { readPayText } from '../../../../src/domain/pay/market/pay-text.ts'
import { cityOfAddress } from '../../../../src/domain/pay/market/place.ts'
import {
  grossRange,
  middleOf,
  valueOrBound,
  type MarketRow,
  type Posting,
} from '../../../../src/domain/pay/market/posting.ts'
import { censoredQuantiles } from '../../../../src/domain/pay/market/censored-percentiles.ts'
import { summarise } from '../../../../src/domain/pay/market/market-percentiles.ts'
import { scale, today, wages } from '../article.ts'

const { cities } = cityData
const minimums = [...wages.federal, ...wages.federalBefore]
const context = { cities, limits: { minimums, today, maximum: 6_000_000, taxScale: scale } }
const pay = (from: number | null, to: number | null, currency = 'RUB', basis: 'gross' | 'net' | null = null) => ({
  from,
  to,
  currency,
  basis,
  monthly: true,
})

describe('pay written as text', () => {
  it.each([
    ['от 97\u00a0000 до 150\u00a0000 руб. на руки', pay(97000, 150000, 'RUB', 'net')],
    ['от 74\u202f000 руб. до вычета налогов', pay(74000, null, 'RUB', 'gross')],
    ['до 90 000 руб. до вычета налогов', pay(null, 90000, 'RUB', 'gross')],
    ['30000—35000₽', pay(30000, 35000)],
    ['от 2 000 до 3 000 USD на руки', pay(2000, 3000, 'USD', 'net')],
    ['от 3 000 руб. за смену', { ...pay(3000, null), monthly: false }],
    ['30000₽', 'single-figure'],
    ['По договорённости', 'no-pay'],
    ['', 'no-pay'],
    ['сдельная', 'unreadable-pay'],
    ['от 3 000 до 4 000', pay(3000, 4000, '')],
    ['30000 - 35000 руб', pay(30000, 35000)],
    ['от 900 р. в час', { ...pay(900, null), monthly: false }],
    ['от 20 000 RUB в неделю', { ...pay(20000, null), monthly: false }],
    ['от 4 000 ₽ за день', { ...pay(4000, null), monthly: false }],
    ['от 900 €', pay(900, null, 'EUR')],
    ['от 900 $', pay(900, null, 'USD')],
    ['от 900 Br', pay(900, null, 'BYN')],
    ['от 30 000 руб. и до 10 % сверху', pay(30000, null)],
    ['примерно 30 000 руб.', 'single-figure'],
    ['от 80 до 100 тыс. руб.', pay(80000, 100000)],
    ['от 5 000 000 сум', pay(5_000_000, null, 'UZS')],
  ])('%s', (text, expected) => expect(readPayText(text)).toEqual(expected))
})

it.each([
  ['Крылатское, Москва, Осенний бульвар, 12к1', 'moscow'],
  ['г. Екатеринбург, ул. Ленина', 'ekb'],
  ['Московская обл., Ногинский р-н', null],
  ['Нижний Новгород', 'nn'],
  ['город Нижний Новгород', 'nn'],
  ['Saint Petersburg', 'spb'],
  ['Москва, Екатеринбург', 'moscow'],
  ['', null],
])('city of %s', (address, city) => expect(cityOfAddress(address, cities)).toBe(city))

describe('a vacancy of the hh.ru API', () => {
  const vacancy: HhVacancy = {
    name: 'Менеджер',
    area: { id: '66', name: 'Нижний Новгород' },
    experience: { id: 'between1And3' },
    professional_roles: [{ id: '70' }],
    employer: { name: 'Ромашка' },
    published_at: '2026-05-01T10:00:00+0300',
    salary: { from: 30000, to: null, currency: 'RUR', gross: true },
  }

  it('is read with its older and its newer form of pay', () => {
    const used = {
      title: 'Менеджер',
      place: 'Нижний Новгород',
      city: 'nn',
      experience: 'between1And3',
      role: '70',
      employer: 'Ромашка',
      publishedAt: '2026-05-01T10:00:00+0300',
    }
    expect(fromHhVacancy(vacancy, context)).toEqual({ used: { ...used, from: 30000, to: null, basis: 'gross' } })
    const range = { from: 40000, to: 50000, currency: 'RUR', gross: null, mode: { id: 'MONTH' } }
    expect(fromHhVacancy({ ...vacancy, salary_range: range }, context)).toEqual({
      used: { ...used, from: 40000, to: 50000, basis: null },
    })
    expect(fromHhVacancy({ ...vacancy, salary_range: { ...range, mode: { id: 'SHIFT' } } }, context)).toEqual({
      setAside: 'not-monthly',
    })
    expect(fromHhVacancy({ ...vacancy, salary: null }, context)).toEqual({ setAside: 'no-pay' })
  })

  it('before tax or in the hand is kept as stated, and a month is meant where no period is named', () => {
    const range = { from: 40000, to: 50000, currency: 'RUR', gross: false }
    expect(fromHhVacancy({ ...vacancy, salary_range: range }, context)).toMatchObject({ used: { basis: 'net' } })
    expect(fromHhVacancy({ ...vacancy, salary_range: { ...range, mode: null } }, context)).toMatchObject({
      used: { from: 40000 },
    })
  })

  it('without a currency its pay is not taken for roubles', () => {
    expect(
      fromHhVacancy({ ...vacancy, salary: { from: 40000, to: null, currency: null, gross: null } }, context),
    ).toEqual({ setAside: 'foreign-currency' })
  })

  it('may leave out experience, role, employer and day, and lie in a place we do not know', () => {
    const { name, salary } = vacancy
    expect(fromHhVacancy({ name, area: { id: '999', name: 'Тверь' }, salary: salary! }, context)).toEqual({
      used: {
        title: 'Менеджер',
        place: 'Тверь',
        city: null,
        experience: null,
        role: null,
        employer: null,
        publishedAt: null,
        from: 30000,
        to: null,
        basis: 'gross',
      },
    })
    expect(
      fromHhVacancy({ ...vacancy, experience: null, professional_roles: [], employer: null }, context),
    ).toMatchObject({ used: { experience: null, role: null, employer: null } })
  })
})

describe('a record of a CSV dump', () => {
  const row = (cells: CsvRecord) =>
    fromCsvRecord({ title: 'Менеджер', city: 'Москва', salary_currency: 'RUR', salary_gross: '0', ...cells }, context)

  it.each<[CsvRecord, MarketRow]>([
    [{ salary_gross: '0' }, { setAside: 'no-pay' }],
    [{ salary_from: '2000', salary_currency: 'USD' }, { setAside: 'foreign-currency' }],
    [{ salary_from: '7000.0' }, { setAside: 'under-minimum-wage' }],
    [{ salary_from: '23570', salary_gross: '0' }, { setAside: 'under-minimum-wage' }],
    [{ salary_from: '27000', salary_gross: '1' }, { setAside: 'under-minimum-wage' }],
    [{ salary_from: '100000', salary_to: '6200000.0' }, { setAside: 'over-maximum' }],
    [{ salary_from: '90000', salary_to: '60000' }, { setAside: 'upside-down' }],
    [{ salary_from: 'много' }, { setAside: 'unreadable-pay' }],
  ])('%o is set aside', (cells, expected) => expect(row(cells)).toEqual(expected))

  it('is used with one end or both', () => {
    expect(row({ salary_from: '60000.0', salary_to: '100000.0', experience: '3–6 лет' })).toMatchObject({
      used: { from: 60000, to: 100000, basis: 'net', city: 'moscow', experience: 'between3And6' },
    })
    expect(row({ salary_to: '60000' })).toMatchObject({ used: { from: null, to: 60000 } })
    expect(row({ salary: 'от 60 000 руб. до вычета налогов', experience: 'опыт работы от 6 лет' })).toMatchObject({
      used: { from: 60000, basis: 'gross', experience: 'moreThan6' },
    })
  })

  it.each([
    ['noExperience', 'noExperience'],
    ['Опыт не требуется', 'noExperience'],
    ['Нет опыта', 'noExperience'],
    ['between1And3', 'between1And3'],
    ['1–3 года', 'between1And3'],
    ['опыт работы от 1 года', 'between1And3'],
    ['between3And6', 'between3And6'],
    ['3-6 лет', 'between3And6'],
    ['опыт работы от 3 лет', 'between3And6'],
    ['moreThan6', 'moreThan6'],
    ['Более 6 лет', 'moreThan6'],
    ['13-60', null],
    ['anything but noExperience', null],
    ['', null],
  ])('experience %j is %s', (experience, band) => {
    expect(row({ salary_from: '60000', experience })).toMatchObject({ used: { experience: band } })
  })

  it.each([
    ['1', 'gross'],
    ['True', 'gross'],
    ['да', 'gross'],
    ['0', 'net'],
    ['FALSE', 'net'],
    ['нет', 'net'],
    ['10', null],
    ['-1', null],
    ['00', null],
    ['', null],
  ])('salary_gross %j is %s', (salary_gross, basis) => {
    expect(row({ salary_from: '60000', salary_gross })).toMatchObject({ used: { basis } })
  })

  it('is used when its pay lies exactly at the minimum, at the maximum or has one figure for both ends', () => {
    expect(row({ salary_from: '27093', salary_gross: '1' })).toHaveProperty('used')
    expect(row({ salary_from: '23571', salary_gross: '' })).toHaveProperty('used')
    expect(row({ salary_from: '60000', salary_to: '6000000' })).toHaveProperty('used')
    expect(row({ salary_from: '60000', salary_to: '60000' })).toHaveProperty('used')
    expect(row({ salary_from: '60000', salary_currency: 'RUB', salary_mode: 'MONTH' })).toHaveProperty('used')
    expect(row({ salary_from: '60000', salary_mode: 'SHIFT' })).toEqual({ setAside: 'not-monthly' })
    expect(row({ salary_from: '60000', salary_to: 'много' })).toEqual({ setAside: 'unreadable-pay' })
  })

  it.each([
    ['2022-12-15T00:29:56+0300', '15279', true],
    ['2022-12-15T00:29:56+0300', '15278', false],
    ['2022-05-31', '13890', true],
    ['2025-12-31', '22440', true],
    ['2026-01-01', '27092', false],
    ['2009-01-01', '6204', true],
    // Undated: the day it is loaded on.
    ['', '20000', false],
  ])('published on %j its %s roubles before tax are a month of that time: %s', (published_at, salary_from, used) => {
    expect('used' in row({ salary_from, salary_gross: '1', published_at })).toBe(used)
  })

  it('is found by the headings that other dumps use, and leaves out what the file does not tell', () => {
    const stated = { name: 'Кассир', salary_from: '60000', salary_currency: 'RUR' }
    const bare = { title: 'Кассир', experience: null, role: null, employer: null, publishedAt: null, basis: null }
    expect(fromCsvRecord({ ...stated, area_name: 'Екатеринбург' }, context)).toEqual({
      used: { ...bare, place: 'Екатеринбург', city: 'ekb', from: 60000, to: null },
    })
    expect(fromCsvRecord({ ...stated, location: 'Нижний Новгород' }, context)).toMatchObject({ used: { city: 'nn' } })
    expect(fromCsvRecord({ ...stated, address: 'ул. Мира, Москва' }, context)).toMatchObject({
      used: { place: 'ул. Мира, Москва', city: 'moscow' },
    })
    expect(fromCsvRecord({ ...stated, employer: '', role_id: '', published_at: '' }, context)).toMatchObject({
      used: { ...bare, place: '', city: null },
    })
    expect(
      fromCsvRecord({ ...stated, employer: 'Ромашка', role_id: '70', published_at: '2026-05-01' }, context),
    ).toMatchObject({ used: { employer: 'Ромашка', role: '70', publishedAt: '2026-05-01' } })
  })

  it('lies in the city of its area id, whatever its address says', () => {
    expect(row({ salary_from: '60000', area_id: '2', city: 'Москва' })).toMatchObject({ used: { city: 'spb' } })
  })
})

describe('pay of a posting before tax', () => {
  const posting = (from: number | null, to: number | null, basis: Posting['basis']): Posting => ({
    title: '',
    place: '',
    city: null,
    experience: null,
    role: null,
    employer: null,
    publishedAt: null,
    from,
    to,
    basis,
  })

  it('is as stated, or raised by the tax, and unknown where its basis is', () => {
    expect(grossRange(posting(87_000, null, 'gross'), scale)).toEqual({ from: 87_000, to: null })
    expect(grossRange(posting(87_000, 174_000, 'net'), scale)).toEqual({ from: 100_000, to: 200_000 })
    expect(grossRange(posting(87_000, 174_000, null), scale)).toBeNull()
  })

  it('counts with its middle where both ends are given, else as the bound it is', () => {
    expect([
      middleOf({ from: 10, to: 30 }),
      middleOf({ from: 10, to: null }),
      middleOf({ from: null, to: 30 }),
    ]).toEqual([20, null, null])
    expect(valueOrBound({ from: 10, to: 30 })).toEqual({ from: 20, to: 20 })
    expect(valueOrBound({ from: null, to: 30 })).toEqual({ from: null, to: 30 })
  })
})

const shared = new URL('../../../../../shared/data/', import.meta.url)
const records = (path: string): Record<string, string>[] =>
  parse(readFileSync(new URL(path, shared), 'utf8').replaceAll(/\r\n?/g, '\n'), {
    columns: true,
    skip_empty_lines: true,
  })

describe.runIf(existsSync(shared))('real files, where they are at hand', () => {
  it.each([
    ['hh/vacancies/2026-05.csv', 3959],
    ['hh/vacancies/2022-12-15-cr-line-ends.csv', 3030],
    ['hh/vacancies/2023-salary-as-text.csv', 508],
    ['superjob/vacancies.csv', 530],
  ])('%s: every row is used or set aside', (path, n) => {
    const rows = records(path).map((record) => fromCsvRecord(record, context))
    expect(rows).toHaveLength(n)
    expect(rows.filter((row) => 'used' in row).length).toBeGreaterThan(0)
    expect(rows.filter((row) => 'setAside' in row && row.setAside === 'unreadable-pay')).toEqual([])
  })

  it('of 2022 are read against the minimum of then', () => {
    const underMinimum = (limits: typeof context.limits) =>
      records('hh/vacancies/2022-12-15-cr-line-ends.csv')
        .map((record) => fromCsvRecord(record, { cities, limits }))
        .filter((row) => 'setAside' in row && row.setAside === 'under-minimum-wage').length
    const now = underMinimum({ ...context.limits, minimums: wages.federal })
    expect([now, underMinimum(context.limits)]).toEqual([38, 7])
  })

  // The tax scale once more, by hand: what a month in the hand is before tax, up to five million a year.
  const beforeTax = (net: number) => {
    const year = net * 12
    if (year <= 2_088_000) return net / 0.87
    return (year <= 4_298_000 ? 2_400_000 + (year - 2_088_000) / 0.85 : 5_000_000 + (year - 4_298_000) / 0.82) / 12
  }
  const byHand = (rows: Record<string, string>[]) => {
    const middles = rows
      .filter((row) => row['salary_from'] && row['salary_to'])
      .flatMap((row) => {
        const [low, high] = [Number(row['salary_from']), Number(row['salary_to'])].map((pay) =>
          row['salary_gross'] === '1' ? pay : beforeTax(pay),
        )
        return low === undefined || high === undefined || low < 27093 || high > 6e6 ? [] : [(low + high) / 2]
      })
      .sort((a, b) => a - b)
    const half = (middles.length - 1) / 2
    return { n: middles.length, median: ((middles[Math.floor(half)] ?? 0) + (middles[Math.ceil(half)] ?? 0)) / 2 }
  }

  const role70 = () =>
    records('hh/vacancies/2026-05.csv').filter((row) => row['role_id'] === '70' && row['salary_currency'] === 'RUR')
  const grossOfUsed = (rows: Record<string, string>[]) =>
    rows
      .map((row) => fromCsvRecord(row, context))
      .flatMap((row) => ('used' in row ? [row.used] : []))
      .map((posting: Posting) => grossRange(posting, scale))
      .filter((range) => range !== null)

  it.each(['Москва', 'Санкт-Петербург', 'Екатеринбург'])(
    'role 70 in %s: medians by experience agree with a count by hand',
    (city) => {
      const cells = Map.groupBy(
        role70().filter((row) => row['city'] === city),
        (row) => row['experience'],
      )
      const compared = [...cells.values()].map((rows) => {
        const middles = grossOfUsed(rows)
          .map(middleOf)
          .filter((middle) => middle !== null)
        return { hand: byHand(rows), summary: summarise(middles) }
      })
      for (const { hand, summary } of compared) {
        expect(summary.n).toBe(hand.n)
        if (hand.n >= 5) expect(summary.percentiles?.[50]).toBeCloseTo(hand.median, 6)
      }
      expect(compared.filter(({ hand }) => hand.n >= 5).length).toBeGreaterThan(1)
    },
  )

  it.each(['Москва', 'Санкт-Петербург', 'Екатеринбург'])(
    'role 70 in %s: the censored estimate counts the one-sided rows too',
    (city) => {
      const ranges = grossOfUsed(role70().filter((row) => row['city'] === city))
      const estimate = censoredQuantiles(ranges.map(valueOrBound), [0.25, 0.5, 0.75])
      expect(estimate).toMatchObject({ method: 'turnbull', n: ranges.length, converged: true })
      expect(new Set(estimate.quantiles.map(({ from }) => from)).size).toBe(3)
    },
  )
})
