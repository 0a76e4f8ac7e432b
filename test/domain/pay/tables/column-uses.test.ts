import { expect, test } from 'vitest'
import data from '../../../../data/cities.json' with { type: 'json' }
import { guessUses, problemsOfUses, readByUses, type ColumnUse } from '../../../../src/domain/pay/tables/column-uses.ts'
import type { Cell } from '../../../../src/domain/tables/cells.ts'

const cities = data.cities.map(({ id, ru, en, spellings }) => ({ id, names: [ru, en, ...spellings] }))
const table = (headings: string[], ...rows: Cell[][]) => ({
  headings,
  rows: rows.map((cells, i) => ({ row: i + 2, cells })),
})
const guess = (...headings: string[]) => guessUses(table(headings), cities)

test('columns are guessed from their headings', () => {
  expect(guess('city', 'level', 'from', 'to')).toEqual(['city', 'level', 'from', 'to'])
  expect(guess('Уровень', 'Город', 'До', 'От')).toEqual(['level', 'city', 'to', 'from'])
  expect(guess('Грейд', 'Город работы', 'Мин, руб.', 'Макс, руб.', 'Кто')).toEqual(['level', 'city', 'from', 'to', ''])
  expect(guess('Город', 'Грейд', 'Вилка', 'Налог')).toEqual(['city', 'level', 'range', 'basis'])
  expect(guess('№', 'Уровень', 'Мск', 'Питер от', 'Питер до')).toEqual([
    '',
    'level',
    'range moscow',
    'from spb',
    'to spb',
  ])
  expect(guess('Название', 'Сумма')).toEqual(['', ''])
  expect(guess('Возраст', 'Город', 'Уровень', 'До')).toEqual(['', 'city', 'level', 'to'])
})

test.each<[ColumnUse[], [number, string][]]>([
  [['city', 'level', 'to'], []],
  [['level', 'range moscow', 'to spb'], []],
  [['city', 'level', 'range', ''], []],
  [['city', '', 'to'], [[1, 'no-level']]],
  [['', 'level', 'to'], [[0, 'no-city']]],
  [['city', 'level', 'from'], [[0, 'no-ceiling']]],
  [['level', 'from moscow'], [[0, 'no-ceiling']]],
  [['city', 'level', 'to', 'to'], [[3, 'twice']]],
  [['city', 'level', 'range moscow'], [[2, 'two-forms']]],
  [['city', 'level', 'to', 'range'], [[2, 'range-and-end']]],
  [['level', 'to moscow', 'range moscow'], [[1, 'range-and-end']]],
])('the problems of %j', (uses, problems) => {
  expect([...problemsOfUses(uses.map(String), uses)]).toEqual(problems)
})

test('a column that may not be kept is not used', () => {
  expect([...problemsOfUses(['Возраст', 'Город', 'До'], ['level', 'city', 'to'])]).toEqual([[0, 'forbidden']])
})

test('a table is read by what its columns are said to be, with the basis that it names', () => {
  const long = table(
    ['Где', 'Кто', 'Сколько', 'Как'],
    ['Питер', 'Кассир', '40–50 тыс.', 'на руки'],
    ['Мск', 'Кассир', 'до 60 000', ''],
  )
  expect(readByUses(long, ['city', 'level', 'range', 'basis'], cities)).toEqual({
    levels: ['Кассир'],
    cells: [
      { city: 'spb', level: 1, from: 40_000, to: 50_000 },
      { city: 'moscow', level: 1, from: null, to: 60_000 },
    ],
    rows: 2,
    setAside: [],
    basis: 'net',
  })
  const wide = table(['Кто', 'Головной офис, до вычета', 'Филиал'], ['Кассир', 60_000, '45 000'])
  const read = readByUses(wide, ['level', 'to moscow', 'range ekb'], cities)
  expect(read.cells.map(({ city, to }) => [city, to])).toEqual([
    ['moscow', 60_000],
    ['ekb', 45_000],
  ])
  expect(read.basis).toBe('gross')
  const both = table(['Город', 'Уровень', 'До', 'Налог'], ['Мск', 'А', 1, 'gross'], ['Мск', 'Б', 2, 'net'])
  expect(readByUses(both, ['city', 'level', 'to', 'basis'], cities).basis).toBeNull()
})
