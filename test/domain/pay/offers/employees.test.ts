import { expect, test } from 'vitest'
import data from '../../../../data/cities.json' with { type: 'json' }
import { employeeCells } from '../../../../src/domain/pay/offers/employee-cells.ts'
import { employeeVocabulary, readEmployees } from '../../../../src/domain/pay/offers/employee-rows.ts'
import type { Cell } from '../../../../src/domain/tables/cells.ts'
import { droppedColumns, guessMapping } from '../../../../src/domain/tables/columns.ts'

const cities = data.cities.map(({ id, ru, en, spellings }) => ({ id, names: [ru, en, ...spellings] }))
const headings = ['ФИО', 'Должность', 'Грейд', 'Город', 'Оклад, руб.', 'Налог', 'Возраст']
const mapping = guessMapping(headings, employeeVocabulary)
const read = (usual: 'gross' | 'net' | null, ...rows: Cell[][]) =>
  readEmployees(
    rows.map((cells, i) => ({ row: i + 2, cells })),
    headings,
    mapping,
    cities,
    usual,
  )

test('columns that name people are not read, and are named in the report', () => {
  expect(mapping).toEqual({ position: [1], level: [2], city: [3], pay: [4], basis: [5] })
  expect(droppedColumns(headings, mapping).map(({ heading }) => heading)).toEqual(['ФИО', 'Возраст'])
  expect(guessMapping(['Payroll number', 'Full name', 'Monthly salary'], employeeVocabulary).pay).toEqual([2])
})

test('a row says position, city and one amount a month; the basis is the row’s own or else the file’s', () => {
  const rows: Cell[][] = [
    ['Ким', 'Оператор', 'Старший', 'Питер', '60 000 ₽', 'на руки', 30],
    ['Ли', 'Оператор', '', 'мск', 50_000, '', 30],
    ['Ан', '', '', 'мск', 50_000, 'gross', 30],
    ['Ан', 'Оператор', '', '', 50_000, 'gross', 30],
    ['Ан', 'Оператор', '', 'Атлантида', 50_000, 'gross', 30],
    ['Ан', 'Оператор', '', 'мск', 'от 40 до 50 тыс.', 'gross', 30],
    ['Ан', 'Оператор', '', 'мск', '500 в час', 'gross', 30],
  ]
  const known = { position: 'Оператор', level: 'Старший', city: 'spb', amount: 60_000, basis: 'net' }
  const refused = [
    { row: 4, reason: 'no-position' },
    { row: 5, reason: 'no-city' },
    { row: 6, reason: 'unknown-city' },
    { row: 7, reason: 'unreadable-pay' },
    { row: 8, reason: 'unreadable-pay' },
  ]
  expect(read(null, ...rows)).toEqual({ taken: [known], setAside: [{ row: 3, reason: 'no-basis' }, ...refused] })
  const second = { position: 'Оператор', level: '', city: 'moscow', amount: 50_000, basis: 'gross' }
  expect(read('gross', ...rows)).toEqual({ taken: [known, second], setAside: refused })
})

test('fewer than three people are shown without figures and without their number', () => {
  const one = (gross: number, level = 'A') => ({ position: 'Clerk', level, city: 'spb', gross })
  const cells = employeeCells(
    [one(50), one(40), one(70), one(90), one(10, 'B'), one(20, 'B')],
    [{ ...one(60), position: 'clerk ' }, one(65), one(1, 'C')],
  )
  expect(cells).toEqual([
    {
      position: 'Clerk',
      level: 'A',
      city: 'spb',
      n: 4,
      range: { lowest: 40, highest: 90, median: 60 },
      offers: { n: 2, lowest: 60, highest: 65 },
    },
    { position: 'Clerk', level: 'B', city: 'spb', n: null, range: null, offers: null },
  ])
  expect(employeeCells([one(1), one(2), one(9)], [])[0]?.range?.median).toBe(2)
})
