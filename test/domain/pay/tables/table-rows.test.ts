import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTableRows } from '../../../../src/domain/pay/tables/table-rows.ts'
import type { Cell } from '../../../../src/domain/tables/cells.ts'

const cities = [
  { id: 'moscow', names: ['Москва', 'Moscow'] },
  { id: 'spb', names: ['Санкт-Петербург', 'Saint Petersburg'] },
]
const mapping = { city: [0], level: [1], from: [2], to: [3] }
const read = (...rows: Cell[][]) =>
  readTableRows(
    rows.map((cells, i) => ({ row: i + 2, cells })),
    mapping,
    cities,
  )

describe('rows', () => {
  test('are cells, with levels in the order in which they first stand', () => {
    expect(
      read(
        ['Москва', 'Стажёр', '25 000', '30 000 ₽'],
        ['г. Москва', 'Ведущий', '', 60_000],
        ['saint petersburg', 'стажер ', 20_000.5, '23000,50 руб.'],
      ),
    ).toEqual({
      levels: ['Стажёр', 'Ведущий'],
      cells: [
        { city: 'moscow', level: 1, from: 25_000, to: 30_000 },
        { city: 'moscow', level: 2, from: null, to: 60_000 },
        { city: 'spb', level: 1, from: 20_000.5, to: 23_000.5 },
      ],
      rows: 3,
      setAside: [],
    })
  })

  test.each([
    [['', 'A', 1, 2], 'no-city', ''],
    [['Казань', 'A', 1, 2], 'unknown-city', 'Казань'],
    [['Москва', ' ', 1, 2], 'no-level', ''],
    [['Москва', 'x'.repeat(101), 1, 2], 'long-level', 'x'.repeat(100)],
    [['Москва', 'A', 1, '–'], 'no-ceiling', ''],
    [['Москва', 'A', 'от ста', 2], 'unreadable-amount', 'от ста'],
    [['Москва', 'A', 1, -5], 'unreadable-amount', '-5'],
    [['Москва', 'A', 1, 1e12], 'unreadable-amount', '1000000000000'],
    [['Москва', 'A', 3, 2], 'from-above-to', '3 > 2'],
  ])('%j is set aside', (row, reason, value) => {
    const { cells, levels, setAside } = read(row)
    expect({ cells, levels, setAside }).toEqual({ cells: [], levels: [], setAside: [{ row: 2, reason, value }] })
  })

  test('a second row of one city and level is set aside, and so is a thirteenth level', () => {
    const rows = Array.from({ length: 13 }, (_, i) => ['Москва', `L${i}`, i, i + 1])
    expect(read(...rows, ['Москва', 'l3', 1, 9]).setAside).toEqual([
      { row: 14, reason: 'too-many-levels', value: 'L12' },
      { row: 15, reason: 'repeated', value: 'l3' },
    ])
  })

  test('whatever they hold, each is a cell or set aside', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.date(),
      fc.constantFrom('Москва', 'A', 10),
    )
    fc.assert(
      fc.property(fc.array(fc.array(anything, { maxLength: 5 })), (rows) => {
        const { cells, setAside } = read(...rows)
        expect(cells.length + setAside.length).toBe(rows.length)
      }),
    )
  })
})
