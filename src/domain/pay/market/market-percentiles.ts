/** Fewer values than this say nothing; fewer than `fullFrom` say only quartiles. */
const hiddenUnder = 5
const fullFrom = 20

export type Percentile = 10 | 25 | 50 | 75 | 90

/** An interval that holds the median with at least `coverage`, whatever the distribution. */
export type MedianInterval = { from: number; to: number; coverage: number }

/** `percentiles` and `median` are null where there are too few values to show. */
export type MarketSummary = {
  n: number
  percentiles: Partial<Record<Percentile, number>> | null
  median: MedianInterval | null
}

/** Percentiles of market pay. O(n log n); the input is left as it is. */
export function summarise(values: Iterable<number>): MarketSummary {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  if (n < hiddenUnder) return { n, percentiles: null, median: null }
  const shown: Percentile[] = n < fullFrom ? [25, 50, 75] : [10, 25, 50, 75, 90]
  const percentiles = Object.fromEntries(shown.map((p) => [p, quantile(sorted, p / 100)]))
  return { n, percentiles, median: medianInterval(sorted, 0.95) }
}

/** Sample quantile, 0 <= q <= 1, interpolated linearly (Hyndman & Fan 1996, type 7); `sorted` must not be empty. */
export function quantile(sorted: Float64Array, q: number): number {
  const at = (sorted.length - 1) * q
  const below = sorted[Math.floor(at)] ?? NaN
  const above = sorted[Math.ceil(at)] ?? NaN
  return below + (above - below) * (at - Math.floor(at))
}

/**
 * The narrowest interval between the r-th smallest and the r-th largest value that holds the median with the wanted
 * confidence: its coverage is 1 - 2 P(Bin(n, 1/2) < r), exact for any continuous distribution. Null when even the
 * smallest and the largest value do not suffice (n < 6 at 0.95).
 */
export function medianInterval(sorted: Float64Array, confidence: number): MedianInterval | null {
  const n = sorted.length
  let logMass = n * Math.log(0.5)
  let tail = 0
  let missed = 0
  let rank = 0
  // Logarithms, because 2^-n is below the smallest double from n = 1075 on.
  while (rank < n / 2) {
    tail += Math.exp(logMass)
    if (2 * tail > 1 - confidence) break
    missed = tail
    logMass += Math.log((n - rank) / (rank + 1))
    rank += 1
  }
  if (rank === 0) return null
  return { from: sorted[rank - 1] ?? NaN, to: sorted[n - rank] ?? NaN, coverage: 1 - 2 * missed }
}

/** A percentile of a summary, or null where there are too few values to show it. */
export const quantileShown = ({ percentiles }: MarketSummary, p: Percentile): number | null => percentiles?.[p] ?? null
