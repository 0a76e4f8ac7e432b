import { betaQuantile } from './beta.ts'

/** The central interval of `level` for a rate of which Beta(a, b) is believed; a, b > 0. */
export function rateInterval(a: number, b: number, level: number): { from: number; to: number } {
  return { from: betaQuantile((1 - level) / 2, a, b), to: betaQuantile((1 + level) / 2, a, b) }
}
