import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { importMarket } from '../../../src/features/imports/acts/short-files/import-market.ts'
import type { ImportReport } from '../../../src/features/imports/report.ts'
import { readTable } from '../../../src/files/read-table.ts'
import { testApp } from '../../support/app.ts'
import { testDatabase } from '../../support/database.ts'
import { at, chosen, settled } from './support.ts'
import { cellsOf } from '../../../src/features/market/reads/role-figures.ts'

const load = async (db: Db, text: string, dryRun = false) =>
  importMarket(db, await readTable(Buffer.from(text)), undefined, { at, dryRun })

const counted = ({ rows, created, updated, unchanged, setAside }: ImportReport) => ({
  rows,
  created,
  updated,
  unchanged,
  setAside: setAside.map(({ row, reason }) => `${row} ${reason}`),
})

const dump = [
  'id,title,city,experience,salary_from,salary_to,salary_currency,salary_gross,role_id',
  '1,Менеджер,Москва,between1And3,60000.0,100000.0,RUR,0,70',
  '2,Менеджер,Москва,between1And3,90000,,RUR,1,70',
  '3,Менеджер,Екатеринбург,noExperience,,,,0,70',
  '4,Курьер,Москва,noExperience,7000,,RUR,0,58',
  '5,Менеджер,Москва,between1And3,2000,3000,USD,1,70',
  '1,Менеджер,Москва,between1And3,60000.0,100000.0,RUR,0,70',
  '2,Менеджер,Москва,between1And3,95000,,RUR,1,70',
].join('\n')

describe('vacancies of the market', () => {
  test('a lone sum is the pay where the file says "from" elsewhere, else a floor', async () => {
    const { db } = await testDatabase()
    await load(db, 'id,title,salary\n1,Кассир,40 000 ₽\n2,Кассир,50 000 – 60 000 ₽')
    await load(db, 'id,title,salary\n3,Кассир,45 000 ₽\n4,Кассир,от 50 000 ₽')
    expect(
      await db.selectFrom('market_postings').select(['key', 'pay_from', 'pay_to']).orderBy('key').execute(),
    ).toEqual([
      { key: '1', pay_from: 40_000, pay_to: null },
      { key: '2', pay_from: 50_000, pay_to: 60_000 },
      { key: '3', pay_from: 45_000, pay_to: 45_000 },
      { key: '4', pay_from: 50_000, pay_to: null },
    ])
  })

  test('are used or set aside row by row, gross worked out, and the same file again changes nothing', async () => {
    const { db } = await testDatabase()
    const expected = {
      rows: 7,
      created: 2,
      updated: 0,
      unchanged: 1,
      setAside: ['4 no-pay', '5 under-minimum-wage', '6 foreign-currency', '8 posting-repeated'],
    }
    expect(counted(await load(db, dump, true))).toEqual(expected)
    expect(await db.selectFrom('market_postings').select('id').execute()).toEqual([])
    expect(counted(await load(db, dump))).toEqual(expected)
    expect(counted(await load(db, dump))).toEqual({ ...expected, created: 0, unchanged: 3 })
    const [first, second] = await db.selectFrom('market_postings').selectAll().orderBy('key').execute()
    expect(first).toMatchObject({
      key: '1',
      city_id: 'moscow',
      role: '70',
      pay_from: 60_000,
      pay_to: 100_000,
      basis: 'net',
    })
    expect(first?.gross_middle).toBeCloseTo(80_000 / 0.87, 6)
    expect(second).toMatchObject({ gross_from: 90_000, gross_to: null, gross_middle: null })
    expect(counted(await load(db, dump.replace('60000.0,100000.0,RUR,0,70', '70000,100000,RUR,0,70')))).toMatchObject({
      updated: 1,
    })
  })

  test('without an id are known again by all they say', async () => {
    const { db } = await testDatabase()
    const text =
      'name,salary_from,salary_to,salary_currency,area_name\rОператор,60000,,RUR,Санкт-Петербург\rШлифовщик,45000,60000,RUR,Гатчина\r'
    expect(counted(await load(db, text))).toMatchObject({ rows: 2, created: 2 })
    expect(counted(await load(db, text))).toMatchObject({ created: 0, unchanged: 2 })
  })

  test('come as JSON of the hh.ru API too, one or a page of them', async () => {
    const { db } = await testDatabase()
    const vacancy = {
      id: '9',
      name: 'Менеджер',
      area: { id: '66', name: 'Нижний Новгород' },
      experience: { id: 'between1And3' },
      professional_roles: [{ id: '70' }],
      employer: { name: 'Ромашка' },
      salary: { from: 30_000, to: 50_000, currency: 'RUR', gross: true },
      salary_range: { from: 40_000, to: null, currency: 'RUR', gross: null, mode: { id: 'MONTH' } },
    }
    expect(counted(await load(db, JSON.stringify(vacancy)))).toMatchObject({ rows: 1, created: 1 })
    expect(await db.selectFrom('market_postings').selectAll().executeTakeFirst()).toMatchObject({
      city_id: 'nn',
      employer: 'Ромашка',
      pay_from: 40_000,
      pay_to: null,
      basis: null,
      gross_from: null,
    })
    const shift = { ...vacancy, id: '10', salary_range: { ...vacancy.salary_range, mode: { id: 'SHIFT' } } }
    expect(
      counted(
        await load(
          db,
          JSON.stringify({ items: [vacancy, shift, { ...vacancy, id: '11', salary: null, salary_range: null }] }),
        ),
      ),
    ).toEqual({
      rows: 3,
      created: 0,
      updated: 0,
      unchanged: 1,
      setAside: ['3 not-monthly', '4 no-pay'],
    })
    for (const text of ['{}', '[]', '[{"a":1}]', '{"items":[1,null]}'])
      await expect(load(db, text), text).rejects.toThrow('json-of-something-else')
    await expect(load(db, '{"items":')).rejects.toThrow('broken-text')
  })

  test('are loaded in the browser, with the reasons told', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const sent = await hr.upload(
      '/imports',
      { name: 'hh.csv', bytes: Buffer.from(dump) },
      { kind: 'market' },
      '/imports/new?kind=market',
    )
    expect(sent.statusCode).toBe(303)
    const address = String(sent.headers.location)
    const chosen = {
      vacancy_id: '0',
      title: '1',
      place: '2',
      area_id: '',
      experience: '3',
      role_id: '8',
      employer: '',
      published_at: '',
      pay_from: '4',
      pay_to: '5',
      currency: '6',
      gross: '7',
      pay_mode: '',
      pay: '',
    }
    await hr.post(`${address}/mapping`, chosen)
    await settled(database.db, 1)
    expect((await hr.get(address)).body).toContain('Not in roubles')
    expect((await hr.post(`${address}/publication`, { ...chosen, pay_from: '', pay_to: '' })).statusCode).toBe(422)
    expect((await hr.post(`${address}/publication`, chosen)).statusCode).toBe(303)
    await settled(database.db, 1)
    expect(await database.db.selectFrom('market_postings').select('id').execute()).toHaveLength(2)
  })
})

const shared = new URL('../../../../shared/data/', import.meta.url)

describe.runIf(existsSync(shared))('real files, where they are at hand', () => {
  test.each([
    ['hh/vacancies/2026-05.csv', 3959],
    ['hh/vacancies/2022-12-15-cr-line-ends.csv', 3030],
    ['hh/vacancies/2023-salary-as-text.csv', 508],
    ['superjob/vacancies.csv', 530],
    ['hh/api/vacancies.00.json', 1],
  ])('%s: rows = used + set aside', async (path, rows) => {
    const { db } = await testDatabase()
    const file = new URL(path, shared)
    const report = await importMarket(db, await readTable(createReadStream(file)), undefined, { at })
    expect(report.rows).toBe(rows)
    expect(report.created + report.updated + report.unchanged + report.setAside.length).toBe(rows)
    expect(report.created).toBeGreaterThan(0)
    expect(report.setAside.filter(({ reason }) => reason === 'unreadable-pay')).toEqual([])
    const again = await importMarket(db, await readTable(createReadStream(file)), undefined, { at })
    expect(again).toMatchObject({ created: 0, updated: 0, setAside: report.setAside })
  })

  // What a month in the hand is before tax, by hand: 13 % up to 2.4 million a year, 15 % up to 5, then 18 %.
  const beforeTax = (net: number) => {
    const year = net * 12
    if (year <= 2_088_000) return net / 0.87
    return (year <= 4_298_000 ? 2_400_000 + (year - 2_088_000) / 0.85 : 5_000_000 + (year - 4_298_000) / 0.82) / 12
  }

  test('medians of role 70 by city and experience agree with a count by hand; the censored one counts more', async () => {
    const { db } = await testDatabase()
    const file = new URL('hh/vacancies/2026-05.csv', shared)
    await importMarket(db, await readTable(createReadStream(file)), undefined, { at })
    const cells = await cellsOf(db, '70')
    const records: Record<string, string>[] = parse(readFileSync(file), { columns: true })
    const compared = (
      [
        ['moscow', 'Москва'],
        ['spb', 'Санкт-Петербург'],
        ['ekb', 'Екатеринбург'],
      ] as const
    ).flatMap(([id, city]) =>
      ['noExperience', 'between1And3', 'between3And6', 'moreThan6'].map((experience) => {
        const middles = records
          .filter(
            (row) =>
              row['role_id'] === '70' &&
              row['salary_currency'] === 'RUR' &&
              row['city'] === city &&
              row['experience'] === experience &&
              row['salary_from'] &&
              row['salary_to'],
          )
          .map((row) =>
            [row['salary_from'], row['salary_to']].map((pay) =>
              row['salary_gross'] === '1' ? Number(pay) : beforeTax(Number(pay)),
            ),
          )
          .flatMap(([from = 0, to = 0]) => (from < 27_093 || to > 6_000_000 ? [] : [(from + to) / 2]))
          .sort((a, b) => a - b)
        const half = (middles.length - 1) / 2
        return {
          cell: cells.find((cell) => cell.city === id && cell.experience === experience),
          n: middles.length,
          median: ((middles[Math.floor(half)] ?? 0) + (middles[Math.ceil(half)] ?? 0)) / 2,
        }
      }),
    )
    const enough = compared.filter(({ n }) => n >= 5)
    expect(enough.length).toBeGreaterThan(4)
    for (const { cell, n, median } of enough) {
      expect(cell?.summary).toMatchObject({ n, dropped: [] })
      expect(cell?.summary.percentiles?.[50]).toBeCloseTo(median, 6)
      expect(cell?.censored).toMatchObject({ method: 'turnbull', converged: true })
      expect(cell?.censored.n).toBeGreaterThan(n)
    }
    for (const { cell, n } of compared.filter(({ n }) => n < 5))
      expect(cell?.summary.dropped, String(n)).not.toEqual([])
  })
})

test('after a file of market vacancies the next step leads to the market', async () => {
  const { visitor, database } = await testApp()
  const hr = await visitor('hr')
  const sent = await hr.upload('/imports', { name: 'market.csv', bytes: Buffer.from(dump) }, { kind: 'market' })
  const path = String(sent.headers.location)
  const loaded = await hr.post(`${path}/publication`, chosen((await hr.get(path)).body))
  expect(loaded.statusCode).toBe(303)
  await settled(database.db, 1)
  const { body } = await hr.get(path)
  expect(body).toMatch(/class="button fill" href="\/salaries\/market\?role=\d+">See the market for “[^”]+”</)
  expect(body).not.toContain('See the candidates')
})
