import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convolve, trim } from '../../../src/domain/chances/convolution.ts'
import {
  certainly,
  excessOver,
  meanOf,
  mixtureOf,
  probabilityFrom,
  probabilityOf,
  probabilityUpTo,
  quantileOf,
  type Distribution,
} from '../../../src/domain/chances/distribution.ts'
import { poissonBinomial } from '../../../src/domain/chances/poisson-binomial.ts'
import { RunningCount } from '../../../src/domain/chances/running-count.ts'
import { expectClose } from './support.ts'

/** 4, 5 or 6, with a half in the middle. */
const law: Distribution = { first: 4, pmf: Float64Array.of(0.25, 0.5, 0.25) }

describe('a law that does not begin at 0', () => {
  test('has its probabilities where they are, and none outside', () => {
    expect([3, 4, 5, 6, 7].map((k) => probabilityOf(law, k))).toEqual([0, 0.25, 0.5, 0.25, 0])
    expect([3, 4, 5, 6, 7].map((k) => probabilityUpTo(law, k))).toEqual([0, 0.25, 0.75, 1, 1])
    expect([3, 4, 5, 6, 7].map((k) => probabilityFrom(law, k))).toEqual([1, 1, 0.75, 0.25, 0])
    expect(meanOf(law)).toBe(5)
    expect(meanOf(certainly(7))).toBe(7)
  })

  test('has its expected excess over any number', () => {
    expect([0, 3, 4, 5, 6, 9].map((m) => excessOver(law, m))).toEqual([5, 2, 1, 0.25, 0, 0])
  })

  test('has the smallest number that reaches a level as its quantile', () => {
    expect([0.1, 0.25, 0.26, 0.75, 0.76, 0.99, 1].map((level) => quantileOf(law, level))).toEqual([4, 4, 5, 5, 6, 6, 6])
    expect(quantileOf({ first: 4, pmf: Float64Array.of(0.5, 0.4) }, 0.95)).toBe(5)
  })

  test('is mixed with others over all numbers that any of them takes', () => {
    const mixed = mixtureOf([
      { weight: 0.75, law },
      { weight: 0.25, law: certainly(2) },
    ])
    expect(mixed).toEqual({ first: 2, pmf: Float64Array.of(0.25, 0, 0.1875, 0.375, 0.1875) })
  })
})

const anyLaw = fc
  .tuple(fc.nat(5), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 13 }))
  .map(([first, tenths]): Distribution => ({ first, pmf: Float64Array.from(tenths, (tenth) => tenth / 10) }))

test('the law of a sum is added up over all pairs', () => {
  fc.assert(
    fc.property(anyLaw, anyLaw, (x, y) => {
      const sum = convolve(x, y)
      const pairs = new Float64Array(x.pmf.length + y.pmf.length - 1)
      x.pmf.forEach((p, i) => {
        y.pmf.forEach((q, j) => {
          pairs[i + j]! += p * q
        })
      })
      expect(sum.first).toBe(x.first + y.first)
      expect(sum.pmf).toHaveLength(pairs.length)
      pairs.forEach((p, k) => {
        expectClose(sum.pmf[k], p)
      })
    }),
  )
})

test('ends without mass are cut off a law, never the whole of it', () => {
  expect(trim({ first: 3, pmf: Float64Array.of(0, 1e-31, 0.5, 0, 0.5, 1e-31, 0) })).toEqual({
    first: 5,
    pmf: Float64Array.of(0.5, 0, 0.5),
  })
  expect(trim({ first: 3, pmf: Float64Array.of(1e-29, 1, 1e-29) })).toEqual({
    first: 3,
    pmf: Float64Array.of(1e-29, 1, 1e-29),
  })
  expect(trim({ first: 3, pmf: Float64Array.of(0, 0) }).pmf).toHaveLength(1)
})

test('people counted one by one up to a cap follow the law of all of them', () => {
  const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5))
  fc.assert(
    fc.property(fc.array(chance, { maxLength: 12 }), fc.nat(6), (chances, cap) => {
      const count = new RunningCount(cap)
      for (const p of chances) count.add(p)
      const all = poissonBinomial(chances)
      expect(count.added).toBe(chances.length)
      expect(count.reached).toBeCloseTo(probabilityFrom(all, cap), 12)
      for (let from = 0; from < cap; from++) {
        for (let to = from; to < cap; to++) {
          expect(count.between(from, to)).toBeCloseTo(probabilityUpTo(all, to) - probabilityUpTo(all, from - 1), 12)
        }
      }
    }),
  )
})
