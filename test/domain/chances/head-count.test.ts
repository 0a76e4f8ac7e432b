import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  intervalOf,
  meanOf,
  probabilityFrom,
  probabilityOf,
  probabilityUpTo,
  quantileOf,
} from '../../../src/domain/chances/distribution.ts'
import { headCount, headCountMoments, headCountOf } from '../../../src/domain/chances/head-count.ts'
import reference from './head-count.reference.json' with { type: 'json' }
import { expectClose, logFactorial, referenceChances } from './support.ts'

describe('people with chances of their own', () => {
  test('five people: every term of the law agrees with the reference', () => {
    for (const { p, mean, var: variance, pmf, cdf } of reference.poissonBinomialSmall) {
      const law = headCountOf({ candidates: p })
      pmf.forEach((value, k) => {
        expectClose(probabilityOf(law, k), value)
      })
      cdf.forEach((value, k) => {
        expectClose(probabilityUpTo(law, k), value)
      })
      const moments = headCountMoments({ candidates: p }, p.length)
      expectClose(moments.mean, mean)
      expectClose(moments.variance, variance)
    }
  })

  test('50 and 20 000 people: both tails agree with the reference', () => {
    for (const { n, mean, var: variance, selected, pmfAll = [] } of reference.poissonBinomial) {
      const rate = { candidates: referenceChances(n) }
      const law = headCountOf(rate)
      for (const { k, pmf, cdf, sf } of selected) {
        expectClose(probabilityOf(law, k) / pmf, 1)
        expectClose(probabilityUpTo(law, k) / cdf, 1)
        expectClose(probabilityFrom(law, k + 1) / sf, 1)
      }
      pmfAll.forEach((pmf, k) => {
        expectClose(probabilityOf(law, k) / pmf, 1)
      })
      expectClose(headCountMoments(rate, n).mean, mean)
      expectClose(headCountMoments(rate, n).variance, variance)
    }
  })

  test('lists of people: values published with other programs are met', () => {
    for (const { p, cells } of reference.published) {
      const law = headCountOf({ candidates: p })
      for (const { k, pmf } of cells) expectClose(probabilityOf(law, k) / pmf, 1)
    }
  })

  test('chances of 0 and 1 are exact, and an empty list means that nobody comes', () => {
    expect(probabilityOf(headCountOf({ candidates: [] }), 0)).toBe(1)
    expect(probabilityOf(headCountOf({ candidates: [1, 0, 1] }), 2)).toBe(1)
  })

  test('up to 2 000 people keep every term, however small', () => {
    const law = headCountOf({ candidates: Array<number>(200).fill(0.3) })
    expectClose(probabilityOf(law, 0) / 0.7 ** 200, 1)
    expectClose(probabilityOf(law, 200) / 0.3 ** 200, 1)
    const many = headCountOf({ candidates: Array<number>(2000).fill(0.2) })
    expectClose(probabilityOf(many, 0) / 0.8 ** 2000, 1)
  })

  test('people of equal chance follow the binomial law', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const people = headCountOf({ candidates: Array<number>(n).fill(p) })
        const common = headCount({ known: p }, n)
        for (let k = 0; k <= n; k++)
          expect(Math.abs(probabilityOf(people, k) - probabilityOf(common, k))).toBeLessThan(1e-12)
      }),
      { numRuns: 50 },
    )
  })

  test('one scenario changes nothing, two scenarios vary more than their average', () => {
    const chances = [0.2, 0.5, 0.7]
    expect(headCountOf({ scenarios: [{ weight: 1, candidates: chances }] })).toEqual(
      headCountOf({ candidates: chances }),
    )
    const split = {
      scenarios: [
        { weight: 0.5, candidates: [0.1, 0.3] },
        { weight: 0.5, candidates: [0.5, 0.9] },
      ],
    }
    const { mean, variance } = headCountMoments(split, 2)
    expectClose(mean, 0.9)
    expect(variance).toBeGreaterThan(headCountMoments({ candidates: [0.3, 0.6] }, 2).variance)
    expectClose(meanOf(headCountOf(split)), mean)
  })
})

describe('one rate for all', () => {
  test('the article’s 5, 15 and 25 invitations have the probabilities of the binomial law', () => {
    for (const row of reference.binomial) {
      const law = headCount({ known: row.p }, row.n)
      expectClose(meanOf(law), row.mean)
      expectClose(headCountMoments({ known: row.p }, row.n).variance, row.var)
      expectClose(probabilityOf(law, 0), row.p0)
      expectClose(probabilityFrom(law, 1), row.pAtLeast1)
      expectClose(probabilityFrom(law, 2), row.pAtLeast2)
      expectClose(probabilityFrom(law, 5), row.pAtLeast5)
    }
  })

  test('a learned rate gives the beta-binomial law', () => {
    for (const { n, alpha, beta, pmf } of reference.betaBinomial) {
      const law = headCount({ came: 0, invited: 0, prior: { came: alpha, missed: beta } }, n)
      pmf.forEach((value, k) => {
        expectClose(probabilityOf(law, k) / value, 1)
      })
    }
  })

  test('a day correlation widens the law', () => {
    for (const row of reference.dayCorrelation) {
      const rate = { known: row.p, dayCorrelation: row.rho }
      const law = headCount(rate, row.n)
      expectClose(Math.sqrt(headCountMoments(rate, row.n).variance), row.sd)
      expectClose(probabilityOf(law, 0), row.p0)
      expectClose(probabilityUpTo(law, 2), row.pLess3)
      expectClose(probabilityUpTo(law, 4), row.pLess5)
      expectClose(probabilityFrom(law, 5), row.pAtLeast5)
      expectClose(probabilityFrom(law, 9), row.pMore8)
      expectClose(probabilityFrom(law, 11), row.pMore10)
    }
  })

  test('the lower tail keeps its relative accuracy at 200 000 invitations', () => {
    const n = 200_000
    const k = 39_000
    const logTerm =
      logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(0.2) + (n - k) * Math.log(0.8)
    expect(probabilityOf(headCount({ known: 0.2 }, n), k) / Math.exp(logTerm)).toBeCloseTo(1, 6)
  })

  test('laws add up to 1, with a rate of 0, of 1, or hardly known', () => {
    const rates = [
      { known: 0 },
      { known: 1 },
      { known: 0.3, dayCorrelation: 0.999_999 },
      { came: 0, invited: 0, prior: { came: 1e-6, missed: 1e-6 } },
    ]
    for (const rate of rates) expectClose(probabilityUpTo(headCount(rate, 1000), 1000), 1)
  })

  test('an interval runs from quantile to quantile and states its probability', () => {
    const law = headCount({ known: 0.5 }, 4)
    expect(quantileOf(law, 0.3)).toBe(1)
    expect(quantileOf(law, 0.5)).toBe(2)
    expect(intervalOf(law, 0.8)).toEqual({ from: 1, to: 3, mass: 0.875 })
  })
})
