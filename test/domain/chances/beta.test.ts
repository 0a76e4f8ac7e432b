import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile, logGamma } from '../../../src/domain/chances/beta.ts'

describe('the Beta law', () => {
  it('has the right logarithms of factorials and half-integers', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13)
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    expect(logGamma(1e-3)).toBeCloseTo(6.907178885383853, 12)
  })

  it('agrees with closed forms of its distribution function', () => {
    expect(betaCdf(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 13)
    expect(betaCdf(0.25, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.25)), 13)
    expect(betaCdf(0.4, 3, 2)).toBeCloseTo(0.4 ** 3 * (4 - 3 * 0.4), 13)
  })

  it('has quantiles that invert its distribution function, for narrow and skewed laws too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.double({ min: 0.2, max: 5000, noNaN: true }),
        fc.double({ min: 0.2, max: 5000, noNaN: true }),
        (probability, a, b) => {
          const x = betaQuantile(probability, a, b)
          expect(betaCdf(Math.max(0, x - 1e-9), a, b)).toBeLessThanOrEqual(probability + 1e-9)
          expect(betaCdf(Math.min(1, x + 1e-9), a, b)).toBeGreaterThanOrEqual(probability - 1e-9)
        },
      ),
    )
  })
})
