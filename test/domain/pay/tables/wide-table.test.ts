import { expect, test } from 'vitest'
import data from '../../../../data/cities.json' with { type: 'json' }
import { readTableRows } from '../../../../src/domain/pay/tables/table-rows.ts'
import { longColumns, longRows, wideTable } from '../../../../src/domain/pay/tables/wide-table.ts'
import type { Cell } from '../../../../src/domain/tables/cells.ts'

const cities = data.cities.map(({ id, ru, en, spellings }) => ({ id, names: [ru, en, ...spellings] }))

function read(headings: string[], ...rows: Cell[][]) {
  const wide = wideTable(headings, cities)
  const numbered = rows.map((cells, i) => ({ row: i + 2, cells }))
  return wide && readTableRows(longRows(wide, numbered), longColumns, cities)
}

test('levels down and cities across, as in the article', () => {
  const table = read(
    ['Уровень / город', 'Москва', 'СПб', 'Екб', 'Заметки'],
    ['Стажёр', '25 000 – 30 000', '20-23 тыс.', 'от 15 000 до 20 000', 'см. ниже'],
    ['Специалист', 'не более 40 000', 'до 30,000', '–', ''],
    ['Старший', 50_000, '', 'по договорённости', ''],
  )
  expect(table?.levels).toEqual(['Стажёр', 'Специалист', 'Старший'])
  expect(table?.cells).toEqual([
    { city: 'moscow', level: 1, from: 25_000, to: 30_000 },
    { city: 'spb', level: 1, from: 20_000, to: 23_000 },
    { city: 'ekb', level: 1, from: 15_000, to: 20_000 },
    { city: 'moscow', level: 2, from: null, to: 40_000 },
    { city: 'spb', level: 2, from: null, to: 30_000 },
    { city: 'moscow', level: 3, from: null, to: 50_000 },
  ])
  expect(table?.setAside).toEqual([{ row: 4, reason: 'unreadable-amount', value: 'по договорённости' }])
})

test('two columns a city, one for each end', () => {
  expect(
    read(['Грейд', 'Питер от', 'Питер до', 'Moscow, min', 'Moscow, max'], ['A', '60,000', '80.000', '', '90 000'])
      ?.cells,
  ).toEqual([
    { city: 'spb', level: 1, from: 60_000, to: 80_000 },
    { city: 'moscow', level: 1, from: null, to: 90_000 },
  ])
})

test('a floor without a ceiling is set aside with its row', () => {
  expect(read(['Level', 'Moscow'], ['A', 'от 60 000'])?.setAside).toEqual([{ row: 2, reason: 'no-ceiling', value: '' }])
})

test.each([[['Город', 'Уровень', 'Вилка']], [['Moscow']], [[]]])('%j is no such table', (headings) =>
  expect(wideTable(headings, cities)).toBeNull(),
)
