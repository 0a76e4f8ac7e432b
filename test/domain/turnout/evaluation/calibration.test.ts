import { describe, expect, it } from 'vitest'
import {
  calibrationByTenth,
  type JudgedBatch,
  verdictOn,
} from '../../../../src/domain/turnout/evaluation/calibration.ts'

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

  it('are grouped by tenth of the chance', () => {
    const tenths = calibrationByTenth([
      { chance: 0.05, came: false },
      { chance: 1, came: true },
      { chance: 0.95, came: false },
    ])
    expect(tenths[0]).toMatchObject({ invited: 1, came: 0, meanChance: 0.05 })
    expect(tenths[9]).toMatchObject({ invited: 2, came: 1 })
    expect(tenths[4]!.meanChance).toBeNull()
  })

  it('get one verdict: too few, right or too sure', () => {
    expect(verdictOn(batches(4, () => 0))).toEqual({ code: 'too-few', batches: 4 })
    expect(verdictOn(batches(10, (i) => (i === 3 ? 15 : 10 + (i % 3) - 1)))).toEqual({
      code: 'right',
      right: 9,
      of: 10,
    })
    expect(verdictOn(batches(20, (i) => (i % 2 === 0 ? 5 : 15)))).toMatchObject({ code: 'too-sure', right: 0, of: 20 })
  })

  it('get a verdict on a lasting bias, with its size and first day', () => {
    expect(verdictOn(batches(20, (i) => (i < 10 ? 10 : 6)))).toEqual({
      code: 'too-optimistic',
      points: 20,
      since: '2026-05-11',
      batches: 10,
    })
    expect(verdictOn(batches(20, () => 13))).toMatchObject({ code: 'too-pessimistic', points: 15, since: '2026-05-01' })
  })
})
