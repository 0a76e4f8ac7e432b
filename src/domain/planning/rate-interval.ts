import { binomial } from '../chances/binomial.ts'
import { probabilityFrom } from '../chances/distribution.ts'

/**
 * The central interval of `level` for a rate of which Beta(a, b) is believed; a and b whole numbers, at least 1.
 * The quantiles are found by halving on P(rate <= x) = P(Bin(a + b - 1, x) >= a).
 */
export function rateInterval(a: number, b: number, level: number): { from: number; to: number } {
  return {
    from: betaQuantile(a, b, (1 - level) / 2),
    to: betaQuantile(a, b, (1 + level) / 2),
  }
}

/** Halvings after which an interval is narrower than any figure we show. */
const HALVINGS = 30

function betaQuantile(a: number, b: number, level: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (probabilityFrom(binomial(a + b - 1, middle), a) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
