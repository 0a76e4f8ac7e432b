/** A pay known only to lie from `from` to `to`, both included; null = no bound given on that side. */
export type PayRange = { from: number | null; to: number | null }

/** A quantile lies somewhere in this range; `to` is null where the data give no ceiling. */
export type CensoredQuantile = { p: number; from: number; to: number | null }

export type CensoredSummary = { method: 'turnbull'; n: number; converged: boolean; quantiles: CensoredQuantile[] }

const maxRounds = 2000
/** The greatest change of any mass in the last round: a quantile cannot tell smaller ones. */
const tolerance = 1e-7

/**
 * Quantiles of pay from advertised ranges, one-sided ones included as what they are: bounds, not values. The estimate
 * is the nonparametric maximum likelihood one, found by self-consistency (Turnbull 1974 for known values beside bounds
 * on either side, 1976 for intervals). It places mass on innermost intervals only and says nothing of where inside, so
 * each quantile is itself a range.
 * It assumes that how a range is advertised tells nothing more about the pay than the range itself.
 *
 * `probabilities` between 0 and 1; ranges without any bound are ignored. O(n log n) and O(distinct ranges) a round.
 */
export function censoredQuantiles(ranges: readonly PayRange[], probabilities: readonly number[]): CensoredSummary {
  const bounded = ranges.filter(({ from, to }) => from !== null || to !== null)
  if (bounded.length === 0) return { method: 'turnbull', n: 0, converged: true, quantiles: [] }
  const distinct = countDistinct(bounded)
  const support = innermost(distinct)
  const { mass, converged } = selfConsistent(
    distinct.map((range) => cover(range, support)),
    support.length,
    bounded.length,
  )
  const quantiles = probabilities.map((p) => {
    const { from, to } = support[crossing(mass, p)] ?? { from: 0, to: Infinity }
    return { p, from, to: to === Infinity ? null : to }
  })
  return { method: 'turnbull', n: bounded.length, converged, quantiles }
}

type Interval = { from: number; to: number }
type Counted = Interval & { count: number }
/** First and last index of the support a range covers, and how many postings have that range. */
type Cover = { first: number; last: number; count: number }

function countDistinct(ranges: readonly PayRange[]): Counted[] {
  const counted = new Map<number, Map<number, Counted>>()
  for (const range of ranges) {
    const [from, to] = [range.from ?? 0, range.to ?? Infinity]
    const startingHere = counted.get(from) ?? new Map<number, Counted>()
    const known = startingHere.get(to)
    if (known) known.count += 1
    else counted.set(from, startingHere.set(to, { from, to, count: 1 }))
  }
  return [...counted.values()].flatMap((startingHere) => [...startingHere.values()])
}

/** Innermost intervals: a left end followed, among all ends in order, directly by a right end. */
function innermost(ranges: readonly Interval[]): Interval[] {
  const ends = ranges.flatMap(({ from, to }) => [
    { at: from, right: false },
    { at: to, right: true },
  ])
  // Ranges include their ends: at one figure the left ends come first.
  ends.sort((a, b) => (a.at === b.at ? Number(a.right) - Number(b.right) : a.at < b.at ? -1 : 1))
  return ends.flatMap((end, i) => {
    const next = ends[i + 1]
    return next && !end.right && next.right ? [{ from: end.at, to: next.at }] : []
  })
}

/** Innermost intervals do not overlap, so those inside a range are a run found by bisection. */
function cover({ from, to, count }: Counted, support: readonly Interval[]): Cover {
  const first = firstIndex(support.length, (i) => (support[i]?.from ?? 0) >= from)
  const last = firstIndex(support.length, (i) => (support[i]?.to ?? 0) > to) - 1
  return { first, last, count }
}

function firstIndex(length: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Each round shares every posting out over the intervals it covers, in proportion to their present mass. */
function selfConsistent(covers: readonly Cover[], size: number, n: number): { mass: Float64Array; converged: boolean } {
  let mass = new Float64Array(size).fill(1 / size)
  for (let round = 0; round < maxRounds; round++) {
    const next = oneRound(covers, mass, n)
    const moved = next.reduce((most, value, j) => Math.max(most, Math.abs(value - (mass[j] ?? 0))), 0)
    mass = next
    if (moved < tolerance) return { mass, converged: true }
  }
  return { mass, converged: false }
}

function oneRound(covers: readonly Cover[], mass: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const upTo = new Float64Array(mass.length + 1)
  mass.forEach((value, j) => {
    upTo[j + 1] = (upTo[j] ?? 0) + value
  })
  // A difference array: each range adds its weight where it begins and takes it away where it ends.
  const weight = new Float64Array(mass.length + 1)
  for (const { first, last, count } of covers) {
    const covered = (upTo[last + 1] ?? 0) - (upTo[first] ?? 0)
    if (covered <= 0) continue
    weight[first] = (weight[first] ?? 0) + count / covered
    weight[last + 1] = (weight[last + 1] ?? 0) - count / covered
  }
  let running = 0
  return mass.map((value, j) => (value * (running += weight[j] ?? 0)) / n)
}

function crossing(mass: Float64Array, p: number): number {
  let sum = 0
  const found = mass.findIndex((value) => (sum += value) >= p - 1e-9)
  return found < 0 ? mass.length - 1 : found
}
