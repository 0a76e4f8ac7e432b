import { describe, expect, it } from 'vitest'
import { calibrationByTenth, type JudgedBatch, verdictOn } from '../../../src/domain/turnout/evaluation/calibration.ts'
import { turnoutBy, turnoutOf } from '../../../src/domain/turnout/summary.ts'
import { group } from './records.ts'

describe('turnout of groups', () => {
  it('has a Jeffreys interval that reaches the ends where nobody or everybody came', () => {
    const some = turnoutOf({ invited: 10, came: 5 })
    expect(some.rate).toBe(0.5)
    expect(some.interval!.from + some.interval!.to).toBeCloseTo(1, 10)
    expect(turnoutOf({ invited: 8, came: 0 }).interval!.from).toBe(0)
    expect(turnoutOf({ invited: 8, came: 8 }).interval!.to).toBe(1)
    expect(turnoutOf({ invited: 0, came: 0 }).rate).toBeNull()
  })

  it('hides groups under five', () => {
    const rows = [...group(10, 4, { source: 'a' }), ...group(3, 1, { source: 'b' }), ...group(2, 2, { source: 'c' })]
    const { total, groups, others } = turnoutBy(rows, ({ source }) => source)
    expect(total).toMatchObject({ invited: 15, came: 7 })
    expect(groups.map(({ value, invited, came }) => [value, invited, came])).toEqual([['a', 10, 4]])
    expect(others).toMatchObject({ invited: 5, came: 3, groups: 2 })
    expect(turnoutBy(rows.slice(0, 13), ({ source }) => source).others).toBeNull()
  })
})

describe('forecasts against outcomes', () => {
  const batches = (count: number, came: (i: number) => number): JudgedBatch[] =>
    Array.from({ length: count }, (_, i) => ({
      date: `2026-05-${String(i + 1).padStart(2, '0')}`,
      invited: 20,
      expected: 10,
      variance: 5,
      interval: { from: 6, to: 14, mass: 0.9 },
      came: came(i),
    }))

  it('are told by tenth', () => {
    const tenths = calibrationByTenth([
      { chance: 0.05, came: false },
      { chance: 1, came: true },
      { chance: 0.95, came: false },
    ])
    expect(tenths[0]).toMatchObject({ invited: 1, came: 0, meanChance: 0.05 })
    expect(tenths[9]).toMatchObject({ invited: 2, came: 1 })
    expect(tenths[4]!.meanChance).toBeNull()
  })

  it('get one verdict', () => {
    expect(verdictOn(batches(4, () => 0))).toEqual({ code: 'too-few', batches: 4 })
    expect(verdictOn(batches(10, (i) => (i === 3 ? 15 : 10 + (i % 3) - 1)))).toEqual({
      code: 'right',
      right: 9,
      of: 10,
    })
    expect(verdictOn(batches(20, (i) => (i % 2 === 0 ? 5 : 15)))).toMatchObject({ code: 'too-sure', right: 0, of: 20 })
  })

  it('name a lasting bias with its size and its beginning', () => {
    expect(verdictOn(batches(20, (i) => (i < 10 ? 10 : 6)))).toEqual({
      code: 'too-optimistic',
      points: 20,
      since: '2026-05-11',
      batches: 10,
    })
    expect(verdictOn(batches(20, () => 13))).toMatchObject({ code: 'too-pessimistic', points: 15, since: '2026-05-01' })
  })
})
