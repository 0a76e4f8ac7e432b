import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readReferenceFiles, ReferenceFileError } from '../../../src/db/reference/reference-files.ts'
import { minimumWageRows, seed } from '../../../src/db/reference/seed.ts'
import { testDatabase } from '../../support/database.ts'
import { keysOf } from '../../support/fixtures.ts'

const tables = ['cities', 'salary_tables', 'salary_cells', 'minimum_wages', 'tax_brackets'] as const

test('the files are loaded as they stand', async () => {
  const { db } = await testDatabase()
  const cities = await db.selectFrom('cities').select(['id', 'name_ru', 'time_zone']).orderBy('position').execute()
  expect(cities.slice(0, 4).map(({ id }) => id)).toEqual(['moscow', 'spb', 'ekb', 'nn'])
  expect(cities[2]).toEqual({ id: 'ekb', name_ru: 'Екатеринбург', time_zone: 'Asia/Yekaterinburg' })
  const cells = await db.selectFrom('salary_cells').selectAll().orderBy('level').execute()
  expect(cells).toHaveLength(16)
  expect(cells.find((cell) => cell.city_id === 'nn' && cell.level === 1)).toMatchObject({
    stated_min: 12_000,
    stated_max: 15_000,
  })
  expect(cells.find((cell) => cell.city_id === 'moscow' && cell.level === 4)).toMatchObject({
    stated_min: null,
    stated_max: 120_000,
  })
  const brackets = await db.selectFrom('tax_brackets').select(['over', 'rate_percent']).orderBy('over').execute()
  expect(brackets[1]).toEqual({ over: 2_400_000, rate_percent: 15 })
  const wages = await db
    .selectFrom('minimum_wages')
    .select(['city_id', 'federal', 'coefficient', 'regional'])
    .where('city_id', 'in', ['ekb', 'spb'])
    .orderBy('city_id')
    .execute()
  expect(wages).toEqual([
    { city_id: 'ekb', federal: 27_093, coefficient: 1.15, regional: null },
    { city_id: 'spb', federal: 27_093, coefficient: 1, regional: 31_250 },
  ])
})

test('loading again changes nothing', async () => {
  const { db } = await testDatabase()
  const all = () => Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  const before = await all()
  await seed(db)
  expect(await all()).toEqual(before)
})

test('what is gone from the files goes, unless something depends on it', async () => {
  const { db } = await testDatabase()
  const files = readReferenceFiles()
  await db
    .insertInto('candidates')
    .values({
      name: 'Анна',
      ...keysOf('Анна'),
      city_id: 'ekb',
      created_at: '2026-11-24T06:00:00Z',
      updated_at: '2026-11-24T06:00:00Z',
    })
    .execute()
  const onlyTwo = ({ city }: { city: string }) => city === 'moscow' || city === 'spb'
  await seed(db, {
    ...files,
    cities: { ...files.cities, cities: files.cities.cities.filter(({ id }) => id === 'moscow' || id === 'spb') },
    salaryTable: { ...files.salaryTable, cells: files.salaryTable.cells.filter(onlyTwo) },
  })
  expect((await db.selectFrom('cities').select('id').orderBy('position').execute()).map(({ id }) => id)).toEqual([
    'moscow',
    'spb',
    'ekb',
  ])
  expect(await db.selectFrom('salary_cells').select('level').where('city_id', 'in', ['ekb', 'nn']).execute()).toEqual(
    [],
  )
  expect(
    await db.selectFrom('minimum_wages').select('city_id').where('city_id', 'in', ['ekb', 'nn']).execute(),
  ).toEqual([])
})

test('every day on which a wage changes gets a row with what is in force from then', () => {
  const rows = minimumWageRows(
    {
      federal: [
        { validFrom: '2025-01-01', amount: 22_440, source: 'f25' },
        { validFrom: '2026-01-01', amount: 27_093, source: 'f26' },
      ],
      localCoefficients: [],
      regional: [
        { city: 'spb', validFrom: '2025-04-01', amount: 28_750, source: 'r' },
        { city: 'spb', validFrom: '2026-02-01', amount: null, source: 'ended' },
      ],
    },
    ['spb'],
  )
  expect(rows.map(({ valid_from, federal, regional }) => [valid_from, federal, regional])).toEqual([
    ['2025-01-01', 22_440, null],
    ['2025-04-01', 22_440, 28_750],
    ['2026-01-01', 27_093, 28_750],
    ['2026-02-01', 27_093, null],
  ])
})

test('a file with a mistake is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-data-'))
  writeFileSync(join(folder, 'cities.json'), JSON.stringify({ cities: [{ id: 'moscow', ru: 'Москва' }] }))
  expect(() => readReferenceFiles(folder)).toThrow(ReferenceFileError)
  expect(() => readReferenceFiles(folder)).toThrow(/cities\.json/)
})
