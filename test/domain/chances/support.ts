import { expect } from 'vitest'

/** Equal to 1e-10 relative; where the value is so small that only rounding is left, to 1e-15. */
export function expectClose(actual: number | null | undefined, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(Math.max(1e-10 * Math.abs(expected), 1e-15))
}

/** The chances of the reference lists: p_i = 0.05 + 0.9 ((7919 i) mod 1000) / 1000 for i = 1..n. */
export function referenceChances(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (500 + 9 * (((i + 1) * 7919) % 1000)) / 10_000)
}

/** The logarithm of n!, by summation: a second road to what the planner computes without it. */
export function logFactorial(n: number): number {
  let total = 0
  for (let i = 2; i <= n; i++) total += Math.log(i)
  return total
}
