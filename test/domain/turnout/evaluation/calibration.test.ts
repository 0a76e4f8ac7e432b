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
    expect(tenths.map(({ from, to }) => [from, to])[3]).toEqual([0.3, 0.4])
    expect(tenths[9]!.meanChance).toBeCloseTo(0.975, 12)
    expect(calibrationByTenth([{ chance: 0.5, came: true }])[5]).toMatchObject({ invited: 1, came: 1 })
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

  it('are right at either end of their interval, and five batches are enough to say so', () => {
    expect(verdictOn(batches(5, (i) => (i % 2 === 0 ? 6 : 14)))).toEqual({ code: 'right', right: 5, of: 5 })
    expect(verdictOn(batches(6, (i) => (i % 2 === 0 ? 5 : 15)))).toMatchObject({ code: 'too-sure', right: 0, of: 6 })
  })

  it('that claim too much are told what they claimed on average', () => {
    const unsure = batches(8, (i) => (i % 2 === 0 ? 5 : 15)).map((batch, i) => ({
      ...batch,
      interval: { from: 9, to: 11, mass: i < 4 ? 0.75 : 0.95 },
    }))
    const verdict = verdictOn(unsure)
    expect(verdict).toMatchObject({ code: 'too-sure', of: 8 })
    expect('claimed' in verdict && verdict.claimed).toBeCloseTo(0.85, 12)
  })

  it('are looked at by day, in whatever order they come, and a day is not parted', () => {
    const biased = batches(20, (i) => (i < 10 ? 10 : 6))
    expect(verdictOn(biased.toReversed())).toEqual(verdictOn(biased))
    const twoADay = biased.map((batch, i) => ({ ...batch, date: biased[i % 2 === 0 ? Math.max(0, i - 1) : i]!.date }))
    expect(verdictOn(twoADay)).toMatchObject({ code: 'too-optimistic', since: '2026-05-10' })
  })

  it('are not called biased by fewer than five batches, nor by less than three standard deviations', () => {
    expect(verdictOn(batches(20, (i) => (i < 18 ? 10 : 4)))).toEqual({ code: 'right', right: 18, of: 20 })
    expect(verdictOn(batches(5, () => 12)).code).toBe('right')
    expect(verdictOn(batches(5, () => 13)).code).toBe('too-pessimistic')
    expect(verdictOn(batches(5, () => 10).map((batch) => ({ ...batch, variance: 0 }))).code).toBe('right')
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
