import { expect, test } from 'vitest'
import { rateInterval } from '../../../src/domain/chances/rate-interval.ts'

test('the interval of a rate agrees with quantiles that have a formula', () => {
  // Beta(1, 1): x. Beta(1, 4): 1 - (1 - x)^(1/4). Beta(2, 1): sqrt(x).
  expect(rateInterval(1, 1, 0.9).from).toBeCloseTo(0.05, 8)
  expect(rateInterval(1, 1, 0.9).to).toBeCloseTo(0.95, 8)
  expect(rateInterval(1, 4, 0.9).from).toBeCloseTo(1 - 0.95 ** 0.25, 8)
  expect(rateInterval(2, 1, 0.9).to).toBeCloseTo(Math.sqrt(0.95), 8)
})

test('the interval of a rate narrows with more history', () => {
  const { from, to } = rateInterval(2001, 8004, 0.9)
  expect(from).toBeGreaterThan(0.193)
  expect(to).toBeLessThan(0.207)
})
