import { certainly, type Distribution } from './distribution.ts'

/** Below this part of the largest term nothing is kept: just above where doubles lose precision. */
const NEGLIGIBLE = 1e-290

/**
 * A law on 0..n from the ratios P(k + 1) / P(k): walk both ways from `start`, then scale to a total of 1.
 * Only products of positive numbers, so every term keeps its relative accuracy, and no gamma function is needed.
 */
function fromRatios(n: number, start: number, ratio: (k: number) => number): Distribution {
  const terms = new Float64Array(n + 1)
  terms[start] = 1
  let low = start
  for (let term = 1; low > 0; low--) {
    term /= ratio(low - 1)
    if (term < NEGLIGIBLE) break
    terms[low - 1] = term
  }
  let high = start
  for (let term = 1; high < n; high++) {
    term *= ratio(high)
    if (term < NEGLIGIBLE) break
    terms[high + 1] = term
  }
  const pmf = terms.slice(low, high + 1)
  let total = 0
  for (let i = 0; i < pmf.length; i++) total += pmf[i]!
  for (let i = 0; i < pmf.length; i++) pmf[i] = pmf[i]! / total
  return { first: low, pmf }
}

/** Bin(n, p): how many of `n` people come, each with chance `p` and none depending on another. */
export function binomial(n: number, p: number): Distribution {
  if (n === 0 || p <= 0) return certainly(0)
  if (p >= 1) return certainly(n)
  const odds = p / (1 - p)
  const mode = Math.min(n, Math.floor((n + 1) * p))
  return fromRatios(n, mode, (k) => ((n - k) / (k + 1)) * odds)
}

/**
 * The beta-binomial law: `n` people share one chance drawn from Beta(a, b), a, b > 0.
 * P(k + 1) / P(k) = (n - k)(a + k) / ((k + 1)(b + n - k - 1)).
 */
export function betaBinomial(n: number, a: number, b: number): Distribution {
  if (n === 0) return certainly(0)
  const peak = a > 1 && b > 1 ? ((n + 1) * (a - 1)) / (a + b - 2) : (n * a) / (a + b)
  const start = Math.min(n, Math.floor(peak))
  return fromRatios(n, start, (k) => ((n - k) / (k + 1)) * ((a + k) / (b + (n - k - 1))))
}
