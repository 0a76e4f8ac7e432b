import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logGammaRatio } from '../../../src/domain/chances/gamma-ratio.ts'
import { betaQuadrature } from '../../../src/domain/chances/quadrature.ts'
import { expectClose } from './support.ts'

test('so many points give twice as many moments of a Beta law exactly', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 50, noNaN: true }),
      fc.double({ min: 0.05, max: 50, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      (a, b, count) => {
        const points = betaQuadrature(a, b, count)
        expect(points).toHaveLength(count)
        let moment = 1
        for (let power = 0; power < 2 * count; power++) {
          expect(points.reduce((sum, { weight, at }) => sum + weight * at ** power, 0) / moment).toBeCloseTo(1, 9)
          moment *= (a + power) / (a + b + power)
        }
      },
    ),
  )
})

describe('the ratio of two gammas', () => {
  test('agrees with products and with closed forms on the line of imaginary numbers', () => {
    expectClose(logGammaRatio(5, { re: 3, im: 0 }).re, Math.log(5 * 6 * 7))
    expectClose(logGammaRatio(200_000, { re: 1, im: 0 }).re, Math.log(200_000))
    for (const b of [0.1, 1, 3]) {
      expectClose(logGammaRatio(1, { re: 0, im: b }).re, Math.log((Math.PI * b) / Math.sinh(Math.PI * b)) / 2)
      expectClose(logGammaRatio(0.5, { re: 0, im: b }).re, -Math.log(Math.cosh(Math.PI * b)) / 2)
    }
  })

  test('grows by x + s when s grows by one, its angle too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.6, max: 1000, noNaN: true }),
        fc.double({ min: -0.5, max: 3, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (x, re, im) => {
          const [less, more] = [logGammaRatio(x, { re, im }), logGammaRatio(x, { re: re + 1, im })]
          expect(more.re - less.re).toBeCloseTo(Math.log(Math.hypot(x + re, im)), 9)
          const turned = (more.im - less.im - Math.atan2(im, x + re)) / (2 * Math.PI)
          expect(turned - Math.round(turned)).toBeCloseTo(0, 9)
        },
      ),
    )
  })
})
