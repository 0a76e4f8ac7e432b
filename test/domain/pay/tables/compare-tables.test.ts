import { expect, test } from 'vitest'
import { bandsOf } from '../../../../src/domain/pay/tables/bands.ts'
import { compareLevels, convertBands, pairLevels } from '../../../../src/domain/pay/tables/compare-tables.ts'

const levels = (...names: string[]) => names.map((name, i) => ({ level: i + 1, name }))
const cell = (city: string, level: number, from: number | null, to: number) => ({ city, level, from, to })

test('levels stand beside each other by name, or by place where no name is shared', () => {
  expect(pairLevels(levels('Junior', 'Senior'), levels('intern', 'JUNIOR', 'lead'))).toEqual({
    by: 'name',
    pairs: [
      { first: 1, second: 2 },
      { first: 2, second: null },
      { first: null, second: 1 },
      { first: null, second: 3 },
    ],
  })
  expect(pairLevels(levels('A', 'B'), levels('Стажёр'))).toEqual({
    by: 'place',
    pairs: [
      { first: 1, second: 1 },
      { first: 2, second: null },
    ],
  })
})

test('cells differ by roubles and share of the first; a missing one and another basis give no difference', () => {
  const first = bandsOf({ cells: [cell('moscow', 1, 0, 40_000), cell('moscow', 2, null, 60_000)] })
  const second = bandsOf({ cells: [cell('moscow', 1, 10_000, 50_000), cell('nn', 1, 1, 2)] })
  const pair = { first: 1, second: 1 }
  expect(compareLevels(pair, first, second, ['moscow', 'nn'], true)).toMatchObject([
    { city: 'moscow', change: { lower: { roubles: 10_000, share: null }, upper: { roubles: 10_000, share: 0.25 } } },
    { city: 'nn', first: null, second: { lower: 1, upper: 2 }, change: null },
  ])
  expect(compareLevels(pair, first, second, ['moscow'], false)[0]).toMatchObject({
    first: { upper: 40_000 },
    second: { upper: 50_000 },
    change: null,
  })
})

test('a conversion there and back gives the same bands', () => {
  const scale = {
    validFrom: '2025-01-01',
    brackets: [
      { over: 0, ratePercent: 13 },
      { over: 2_400_000, ratePercent: 15 },
    ],
  }
  const [net] = convertBands(bandsOf({ cells: [cell('nn', 1, 100_000, 300_000)] }), 'net', scale)
  expect(net).toMatchObject({ lower: 87_000, upper: 259_000 })
  const [gross] = convertBands(net ? [net] : [], 'gross', scale)
  expect(gross?.upper).toBeCloseTo(300_000, 6)
})
