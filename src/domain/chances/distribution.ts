/**
 * The law of a whole number: the probabilities of `first`, `first + 1`, … in order; nothing outside.
 * Windows may be cut where the probability cannot matter, so `first` need not be 0.
 */
export type Distribution = {
  readonly first: number
  readonly pmf: Float64Array
}

/** The number is certainly `k`. */
export function certainly(k: number): Distribution {
  return { first: k, pmf: Float64Array.of(1) }
}

/** P(X = k). */
export function probabilityOf(law: Distribution, k: number): number {
  return law.pmf[k - law.first] ?? 0
}

/** P(X <= k), added up from below, so that a small lower tail keeps its relative accuracy. */
export function probabilityUpTo(law: Distribution, k: number): number {
  const end = Math.min(law.pmf.length, k - law.first + 1)
  let total = 0
  for (let i = 0; i < end; i++) total += law.pmf[i]!
  return Math.min(1, total)
}

/** P(X >= k), added up from above, so that a small upper tail keeps its relative accuracy. */
export function probabilityFrom(law: Distribution, k: number): number {
  const start = Math.max(0, k - law.first)
  let total = 0
  for (let i = law.pmf.length - 1; i >= start; i--) total += law.pmf[i]!
  return Math.min(1, total)
}

/** E X. */
export function meanOf(law: Distribution): number {
  return law.first + law.pmf.reduce((sum, p, i) => sum + p * i, 0)
}

/** E (X - m)+, the expected excess over `m`. */
export function excessOver(law: Distribution, m: number): number {
  let total = 0
  for (let i = Math.max(0, m + 1 - law.first); i < law.pmf.length; i++) total += law.pmf[i]! * (law.first + i - m)
  return total
}

/** The smallest k with P(X <= k) >= `level` (0 < level < 1). */
export function quantileOf(law: Distribution, level: number): number {
  let total = 0
  for (let i = 0; i < law.pmf.length; i++) {
    total += law.pmf[i]!
    if (total >= level) return law.first + i
  }
  return law.first + law.pmf.length - 1
}

/** The central interval of `level`: from the quantile of (1 - level) / 2 to that of (1 + level) / 2, and its mass. */
export function intervalOf(law: Distribution, level: number): { from: number; to: number; mass: number } {
  const from = quantileOf(law, (1 - level) / 2)
  const to = quantileOf(law, (1 + level) / 2)
  let mass = 0
  for (let k = from; k <= to; k++) mass += probabilityOf(law, k)
  return { from, to, mass: Math.min(1, mass) }
}

/** The mixture Σ weight · law; the weights add up to 1. */
export function mixtureOf(parts: readonly { weight: number; law: Distribution }[]): Distribution {
  const first = Math.min(...parts.map(({ law }) => law.first))
  const end = Math.max(...parts.map(({ law }) => law.first + law.pmf.length))
  const pmf = new Float64Array(end - first)
  for (const { weight, law } of parts) {
    for (let i = 0; i < law.pmf.length; i++) pmf[law.first - first + i]! += weight * law.pmf[i]!
  }
  return { first, pmf }
}
