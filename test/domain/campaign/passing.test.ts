import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiringAfter, outcomeAt } from '../../../src/domain/campaign/batches.ts'
import { betaBinomial } from '../../../src/domain/chances/binomial.ts'
import { probabilityFrom, probabilityOf } from '../../../src/domain/chances/distribution.ts'
import { passing } from '../../../src/domain/campaign/passing.ts'
import type { RateLaw } from '../../../src/domain/chances/show-rate.ts'
import { logFactorial } from '../chances/support.ts'

const beta = (a: number, b: number): RateLaw => ({ kind: 'beta', a, b })
const fixed = (p: number): RateLaw => ({ kind: 'fixed', p })

const expectNear = (actual: number, expected: number, within = 1e-10) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(within)
}

/** Two uncertain stages, one beta-binomial law after the other: every way to lose people, added up. */
const chained = (
  [a1, b1]: readonly [number, number],
  [a2, b2]: readonly [number, number],
  start: number,
  goal: number,
) => {
  const first = betaBinomial(start, a1, b1)
  let total = 0
  for (let left = goal; left <= start; left++)
    total += probabilityOf(first, left) * probabilityFrom(betaBinomial(left, a2, b2), goal)
  return total
}

/** Σ P(Bin(n, p) = j) over j < k, term by term from its logarithm. */
const fewerThan = (n: number, p: number, k: number) => {
  let total = 0
  let term = n * Math.log1p(-p)
  for (let j = 0; j < k; j++) {
    total += Math.exp(term)
    term += Math.log(((n - j) / (j + 1)) * (p / (1 - p)))
  }
  return total
}

/**
 * The same for any size: both rates integrated over their log odds, on which the trapezium rule converges faster than
 * any power of the step. The densities have whole a and b.
 */
const integrated = (stages: readonly (readonly [number, number])[], start: number, goal: number) => {
  const step = 0.08
  const points = (a: number, b: number) =>
    Array.from({ length: Math.round(80 / step) + 1 }, (_, i) => {
      const odds = -40 + i * step
      const [p, q] = [1 / (1 + Math.exp(-odds)), 1 / (1 + Math.exp(odds))]
      const weight =
        step *
        Math.exp(
          logFactorial(a + b - 1) - logFactorial(a - 1) - logFactorial(b - 1) + a * Math.log(p) + b * Math.log(q),
        )
      return { p, weight }
    }).filter(({ weight }) => weight > 1e-18)
  const [first, second] = [points(...stages[0]!), points(...stages[1]!)]
  let short = 0
  for (const x of first) {
    for (const y of second) {
      // The last digit below 1 matters to nobody here, but log1p(-1) would.
      short += x.weight * y.weight * fewerThan(start, Math.min(x.p * y.p, 1 - 1e-16), goal)
    }
  }
  return 1 - short
}

describe('people who get past uncertain stages', () => {
  test('two barely known stages agree with every way through them', () => {
    for (const [a1, b1, a2, b2] of [
      [1, 4, 1, 1],
      [0.5, 0.5, 2, 0.3],
      [15, 85, 4, 8],
    ] as const) {
      for (const [start, goal] of [
        [100, 3],
        [400, 1],
        [400, 20],
        [400, 144],
        [400, 145],
        [900, 300],
      ] as const) {
        expectNear(
          passing([beta(a1, b1), beta(a2, b2)]).atLeast(start, goal),
          chained([a1, b1], [a2, b2], start, goal),
          1e-12,
        )
      }
    }
  })

  test('and however many people there are', () => {
    for (const [start, goal] of [
      [800, 5],
      [100_000, 5],
      [100_000, 40],
      [200_000, 1],
    ] as const) {
      for (const stages of [
        [
          [1, 4],
          [1, 1],
        ],
        [
          [2, 3],
          [1, 2],
        ],
      ] as const) {
        expectNear(
          passing(stages.map(([a, b]) => beta(a, b))).atLeast(start, goal),
          integrated(stages, start, goal),
          1e-9,
        )
      }
    }
  })

  test('one uncertain stage is beta-binomial, known shares multiply', () => {
    for (const [a, b, start, goal] of [
      [1, 4, 800, 5],
      [0.5, 5, 200_000, 1],
      [20, 80, 5000, 900],
      [3, 0.3, 20_000, 10_000],
      [1e6, 1e6, 200_000, 99_900],
      [1e-6, 2, 5000, 3],
    ] as const) {
      expectNear(passing([beta(a, b)]).atLeast(start, goal), probabilityFrom(betaBinomial(start, a, b), goal), 2e-12)
    }
    expectNear(
      passing([fixed(0.5), beta(3, 7), fixed(0.4)]).atLeast(3000, 50),
      passing([beta(3, 7), fixed(0.2)]).atLeast(3000, 50),
      1e-15,
    )
  })

  test('a rate known as good as exactly is a known rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 40 }),
        (p, start, goal) => {
          const sure = beta(p * 1e15, (1 - p) * 1e15)
          expectNear(passing([sure, fixed(0.3)]).atLeast(start, goal), passing([fixed(p * 0.3)]).atLeast(start, goal))
        },
      ),
    )
  })

  const part = fc.double({ min: 0.05, max: 30, noNaN: true })
  const laws = fc.array(
    fc.oneof(
      fc.tuple(part, part).map(([a, b]) => beta(a, b)),
      fc.double({ min: 0.05, max: 1, noNaN: true }).map(fixed),
    ),
    { minLength: 1, maxLength: 4 },
  )

  test('more people never lower the chance, a higher goal never raises it, the order of stages is nothing', () => {
    fc.assert(
      fc.property(
        laws,
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        (stages, start, goal, more) => {
          const { atLeast } = passing(stages)
          const chance = atLeast(start, goal)
          expect(atLeast(start + more, goal)).toBeGreaterThanOrEqual(chance - 1e-11)
          expect(atLeast(start, goal + more)).toBeLessThanOrEqual(chance + 1e-11)
          expectNear(passing(stages.toReversed()).atLeast(start, goal), chance, 1e-11)
        },
      ),
    )
  })

  test('goals together are the goals one by one', () => {
    fc.assert(
      fc.property(
        laws,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: -2, max: 500 }),
        fc.integer({ min: 0, max: 400 }),
        (stages, start, from, more) => {
          const { atLeast, atLeastEach } = passing(stages)
          const chances = atLeastEach(start, from, from + more)
          expect(chances).toHaveLength(more + 1)
          for (const goal of [from, from + (more >> 1), from + more])
            expectNear(chances[goal - from]!, atLeast(start, goal), 1e-11)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('what came out so far', () => {
  test('one uncertain stage: as the rate learned from it', () => {
    const after = hiringAfter(passing([beta(2, 5)]), 40, 9)!
    for (const [people, hires] of [
      [30, 1],
      [30, 12],
      [500, 80],
      [5000, 1700],
    ] as const) {
      expectNear(after(people, hires), probabilityFrom(betaBinomial(people, 2 + 9, 5 + 31), hires), 1e-9)
    }
  })

  test('everybody further may be hired, nobody more than that, and none is always reached', () => {
    const after = hiringAfter(passing([beta(2, 5)]), 40, 9)!
    expectNear(after(1, 1), (2 + 9) / (2 + 5 + 40))
    expectNear(after(3, 3), probabilityFrom(betaBinomial(3, 2 + 9, 5 + 31), 3))
    expect(after(3, 4)).toBe(0)
    expect(after(3, 0)).toBe(1)
  })

  test('two stages: as every rate it may have been, weightedSums by what came', () => {
    const [first, second] = [beta(2, 3), beta(1, 2)]
    const after = hiringAfter(passing([first, second]), 12, 2)!
    // P(S1 = 2 and S2 >= 3) by dealing a total out: all 30 people, the first 12 of whom hold 2.
    const step = 0.04
    let [joint, seen] = [0, 0]
    for (let u = -40; u <= 40; u += step) {
      for (let v = -40; v <= 40; v += step) {
        const [x, y] = [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(-v))]
        const p = x * y
        const weight = x ** 2 * (1 - x) ** 3 * y * (1 - y) ** 2 * p ** 2 * (1 - p) ** 10
        seen += weight
        if (weight > 0) joint += weight * (1 - fewerThan(18, Math.min(p, 1 - 1e-16), 3))
      }
    }
    expectNear(after(18, 3), joint / seen)
  })

  test('known rates learn nothing; what is next to impossible says that they are wrong', () => {
    const rates = passing([fixed(0.2)])
    expect(hiringAfter(rates, 50, 12)!(30, 4)).toBe(rates.atLeast(30, 4))
    expect(hiringAfter(rates, 50, 45)).toBeNull()
    expect(hiringAfter(passing([beta(10, 90)]), 200, 150)).toBeNull()
    expect(hiringAfter(passing([beta(1, 1)]), 0, 0)!(10, 4)).toBeCloseTo(7 / 11, 12)
  })

  test('the outcome of a batch at a level', () => {
    const { atLeast } = passing([beta(1, 1)])
    expect([0.1, 0.5, 0.9].map((level) => outcomeAt(atLeast, 9, level))).toEqual([0, 4, 8])
  })
})
