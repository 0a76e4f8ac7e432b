import { describe, expect, it } from 'vitest'
import { intervalOf } from '../../../src/domain/chances/distribution.ts'
import { headCount, headCountOf } from '../../../src/domain/chances/head-count.ts'
import { dayCorrelation, traceOf } from '../../../src/domain/turnout/day-effect.ts'
import { scenariosOf } from '../../../src/domain/turnout/head-count.ts'
import { seeded } from './records.ts'

function everybody(n: number, mean: number, strength: number) {
  return Array.from({ length: n }, () => ({ mean, strength }))
}

describe('a batch as a mixture over kinds of days', () => {
  it('keeps each person’s own chance on average, sure and unsure people alike', () => {
    const beliefs = [
      { mean: 0.02, strength: 60 },
      { mean: 0.74, strength: 300 },
      { mean: 0.2, strength: 5 },
      { mean: 0.999, strength: 4 },
    ]
    const scenarios = scenariosOf(beliefs, 0.05)
    beliefs.forEach(({ mean }, i) => {
      expect(scenarios.reduce((sum, { weight, candidates }) => sum + weight * candidates[i]!, 0)).toBeCloseTo(mean, 12)
    })
    for (const { candidates } of scenarios) {
      for (const p of candidates) expect(p >= 0 && p <= 1).toBe(true)
    }
  })

  it('is the beta-binomial law when everybody shares one uncertain rate', () => {
    const mixed = headCountOf({ scenarios: scenariosOf(everybody(40, 0.2, 5), 0) })
    const exact = headCount({ came: 0, invited: 0 }, 40)
    for (const level of [0.8, 0.9]) {
      const [ours, theirs] = [intervalOf(mixed, level), intervalOf(exact, level)]
      expect(Math.abs(ours.from - theirs.from)).toBeLessThanOrEqual(1)
      expect(Math.abs(ours.to - theirs.to)).toBeLessThanOrEqual(1)
    }
  })

  it('is wider than the independent law, and equal to it when nothing is shared', () => {
    const width = (correlation: number): number => {
      const { from, to } = intervalOf(
        headCountOf({ scenarios: scenariosOf(everybody(100, 0.6, 1e6), correlation) }),
        0.9,
      )
      return to - from
    }
    const binomial = intervalOf(headCount({ known: 0.6 }, 100), 0.9)
    expect(width(0)).toBe(binomial.to - binomial.from)
    expect(width(0.05)).toBeGreaterThan(1.8 * width(0))
  })
})

describe('what the people of a day share', () => {
  const history = (correlation: number, batches: number) => {
    const random = seeded(7)
    return Array.from({ length: batches }, () => {
      const swing = correlation === 0 ? 0 : Math.sqrt(correlation * 0.6 * 0.4) * (random() < 0.5 ? -1 : 1)
      return traceOf(everybody(25, 0.6, 1e4).map((belief) => ({ belief, came: random() < 0.6 + swing })))
    })
  }

  it('is assumed to be small before the first day', () => {
    expect(dayCorrelation([])).toBeCloseTo(0.0133636, 6)
  })

  it('is estimated where it exists, and shrinks to 0 where it does not', () => {
    expect(dayCorrelation(history(0, 200))).toBeLessThan(0.01)
    expect(dayCorrelation(history(0.1, 200))).toBeGreaterThan(0.06)
    expect(dayCorrelation(history(0.1, 200))).toBeLessThan(0.16)
  })

  it('does not mistake an uncertain rate for a difference between days', () => {
    const surprising = (strength: number) =>
      Array.from({ length: 12 }, () =>
        traceOf(everybody(10, 0.2, strength).map((belief, i) => ({ belief, came: i < 6 }))),
      )
    expect(dayCorrelation(surprising(5))).toBeLessThan(dayCorrelation(surprising(1e4)))
  })
})
