import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { probabilityFrom } from '../../../src/domain/chances/distribution.ts'
import { headCount } from '../../../src/domain/chances/head-count.ts'
import { minimumInvitations } from '../../../src/domain/invitations/minimum-invitations.ts'
import { RunningCount } from '../../../src/domain/chances/running-count.ts'
import reference from './minimum-invitations.reference.json' with { type: 'json' }
import { expectClose, referenceChances } from '../chances/support.ts'

describe('the fewest invitations', () => {
  test('a known rate agrees with the reference, the rule of thumb too', () => {
    for (const row of reference.binomial) {
      const plan = minimumInvitations({ known: row.p }, row.k, row.t)
      expect(plan.invitations).toBe(row.n)
      expectClose(plan.probability, row.prob)
      expectClose(plan.probabilityWithOneFewer, row.probAtNminus1)
      expectClose(plan.expected, row.n * row.p)
      expect(plan.ruleOfThumb.invitations).toBe(row.naiveKoverP)
      expectClose(plan.ruleOfThumb.probability, row.probAtNaive)
    }
  })

  test('a learned rate agrees with the reference, exact ties included', () => {
    for (const row of reference.betaBinomial) {
      const plan = minimumInvitations(
        { came: row.s, invited: row.m, prior: { came: row.a, missed: row.b } },
        row.k,
        row.t,
      )
      expect(plan.invitations).toBe(row.n)
      expectClose(plan.probability, row.prob)
      expectClose(plan.probabilityWithOneFewer, row.probAtNminus1)
    }
  })

  test('a day correlation agrees with the reference', () => {
    for (const row of reference.dayCorrelation) {
      expect(minimumInvitations({ known: row.p, dayCorrelation: row.rho }, row.k, row.t).invitations).toBe(row.n)
    }
  })

  test('counting people in a given order stops at the answer', () => {
    const chances = referenceChances(1000)
    for (const row of reference.inListOrder) {
      const count = new RunningCount(row.k)
      for (const p of chances) {
        count.add(p)
        if (count.reached >= row.t - 1e-12) break
      }
      expect(count.added).toBe(row.n)
      expectClose(count.reached, row.prob)
    }
  })

  test('people are counted likeliest first, equals in list order', () => {
    const plan = minimumInvitations({ candidates: [0.2, 0.9, 0.5, 0.9] }, 2, 0.8)
    expect(plan).toMatchObject({ invitations: 2, order: [1, 3], ruleOfThumb: { invitations: 4 } })
    expectClose(plan.probability, 0.81)
    expectClose(plan.expected, 1.8)
    // Two of four: neither nobody nor exactly one of them.
    expectClose(plan.ruleOfThumb.probability, 1 - 0.1 * 0.5 * 0.1 * 0.8 - (2 * 0.9 * 0.1 * 0.4 + 0.1 * 0.1 * 0.5))
  })

  test('a confidence that people reach exactly is reached', () => {
    expect(minimumInvitations({ candidates: [0.5, 0.5, 0.5] }, 1, 0.75)).toMatchObject({
      invitations: 2,
      order: [0, 1],
    })
  })
})

describe('no number of invitations is enough', () => {
  test('if more than 200 000 would be needed', () => {
    const plan = minimumInvitations({ known: 1e-6 }, 5, 0.9)
    expect(plan.invitations).toBeNull()
    expect(plan.ruleOfThumb).toEqual({ invitations: 5_000_000, probability: null })
    expectClose(plan.expected, 0.2)
  })

  test('a rate of 0 has no rule of thumb', () => {
    expect(minimumInvitations({ known: 0 }, 1, 0.5)).toMatchObject({
      invitations: null,
      probability: 0,
      ruleOfThumb: { invitations: null, probability: null },
    })
  })

  test('if the people listed are too few', () => {
    expect(minimumInvitations({ candidates: [0.5, 0.5] }, 2, 0.9)).toMatchObject({
      invitations: null,
      probability: 0.25,
      probabilityWithOneFewer: 0,
      order: [0, 1],
      ruleOfThumb: { invitations: 4, probability: null },
    })
    expect(minimumInvitations({ candidates: [] }, 1, 0.9).invitations).toBeNull()
  })
})

test('rounding does not add an invitation to the rule of thumb', () => {
  expect(minimumInvitations({ known: 0.7 }, 7, 0.9).ruleOfThumb.invitations).toBe(10)
})

describe('laws', () => {
  const anyRate = fc.oneof(
    fc.record({
      known: fc.double({ min: 0.01, max: 1, noNaN: true }),
      dayCorrelation: fc.double({ min: 0, max: 0.9, noNaN: true }),
    }),
    fc.record({ came: fc.integer({ min: 0, max: 50 }), invited: fc.integer({ min: 50, max: 100 }) }),
  )

  test('one more invitation never lowers the chance of at least k', () => {
    fc.assert(
      fc.property(anyRate, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 }), (rate, n, k) => {
        expect(probabilityFrom(headCount(rate, n + 1), k)).toBeGreaterThanOrEqual(
          probabilityFrom(headCount(rate, n), k) - 1e-13,
        )
      }),
    )
  })

  test('the answer meets the confidence and one fewer does not', () => {
    fc.assert(
      fc.property(
        anyRate,
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (rate, goal, confidence) => {
          const plan = minimumInvitations(rate, goal, confidence)
          fc.pre(plan.invitations !== null)
          expect(plan.probability).toBeGreaterThanOrEqual(confidence - 1e-12)
          expect(plan.probabilityWithOneFewer).toBeLessThan(confidence)
        },
      ),
    )
  })

  test('no choice of as many people does better than the likeliest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (candidates, goal) => {
          const { probability, order } = minimumInvitations({ candidates }, goal, 0.6)
          const inListOrder = new RunningCount(goal)
          for (const p of candidates.slice(0, order!.length)) inListOrder.add(p)
          expect(probability).toBeGreaterThanOrEqual(inListOrder.reached - 1e-12)
        },
      ),
    )
  })

  test('equal chances for everybody listed equal a known rate', () => {
    const listed = minimumInvitations({ candidates: Array<number>(100).fill(0.3) }, 8, 0.9)
    const known = minimumInvitations({ known: 0.3 }, 8, 0.9)
    expect(listed.invitations).toBe(known.invitations)
    expectClose(listed.probability, known.probability)
    expectClose(listed.ruleOfThumb.probability, known.ruleOfThumb.probability!)
  })
})
