import type { DayCostAtRate } from './day-cost.ts'
import {
  type ExaminedPlan,
  fixedCostOf,
  isBetter,
  NOBODY,
  type PricedPlan,
  totalOf,
  type WeightedCost,
} from './priced-plan.ts'
import { MOST_PER_SLOT, SLACK } from '../../chances/limits.ts'

/**
 * Half a neighbour: changes by -1, 0, 1 in the first slots, or in the last ones from the end, and what they lead to.
 */
type Half<T> = {
  readonly changes: readonly number[]
  /** The innermost sign, which the other half must not repeat; 0 when nothing changes. */
  readonly sign: number
  readonly total: number
  readonly reached: T
}

/** All halves over `length` slots whose signs alternate, by sign; those that begin alike share what they begin with. */
function halves<T>(
  length: number,
  start: T,
  possible: (depth: number, change: number) => boolean,
  follow: (from: T, depth: number, change: number) => T,
): Half<T>[] {
  let grown: Half<T>[] = [{ changes: [], sign: 0, total: 0, reached: start }]
  for (let depth = 0; depth < length; depth++) {
    grown = grown.flatMap((half) =>
      [-1, 0, 1]
        .filter((change) => (change === 0 || change !== half.sign) && possible(depth, change))
        .map((change) => ({
          changes: [...half.changes, change],
          sign: change || half.sign,
          total: half.total + change,
          reached: follow(half.reached, depth, change),
        })),
    )
  }
  return grown.sort((x, y) => x.sign - y.sign)
}

/** Costs closer than this, relatively, differ by rounding alone. */
const ROUNDING = 1e-14

/** The best of a plan's neighbours; null when the plan itself is. */
export type Neighbourhood = {
  readonly better: PricedPlan | null
  /**
   * Whether a neighbour with more invitations is cheaper by more than rounding, though by so little that the two tie.
   * Many such steps may add up to a plan that is cheaper by more: then being the best of the neighbours proves nothing.
   */
  readonly slopes: boolean
}

/**
 * The best of the full multimodular neighbourhood of a plan (examined with a step of 1): all sums of proper non-empty
 * subsets of {-e1, e1 - e2, …, eS}, which are the changes by -1, 0, 1 whose signs alternate, 2^(S+1) - 2 of them. If
 * none is cheaper the plan is the global optimum (Altman, Gaujal & Hordijk 2000; Kaandorp & Koole 2007).
 *
 * Meets in the middle: each first half gives a law, each second half a cost to go, each pair one scalar product.
 */
export function neighbourhoodOf(plan: ExaminedPlan, rates: readonly WeightedCost[]): Neighbourhood {
  const { invitations } = plan
  const middle = invitations.length >> 1
  const last = invitations.length - 1
  const fits = (s: number, change: number) => invitations[s]! + change >= 0 && invitations[s]! + change <= MOST_PER_SLOT
  const firstHalves = <T>(start: T, follow: (from: T, s: number, n: number) => T) =>
    halves(middle, start, fits, (from, s, change) => follow(from, s, invitations[s]! + change))
  const secondHalves = <T>(start: T, follow: (from: T, s: number, n: number) => T) =>
    halves(
      last + 1 - middle,
      start,
      (depth, change) => fits(last - depth, change),
      (from, depth, change) => follow(from, last - depth, invitations[last - depth]! + change),
    )

  const firsts = firstHalves(null, () => null)
  const seconds = secondHalves(null, () => null)
  const costs = firsts.map(() => new Float64Array(seconds.length))
  for (const { weight, at, toGo } of plan.passes) {
    const ends = transposed(
      secondHalves(toGo[last + 1]!, (after, s, n) => at.backward(after, s, n, toGo[s]!.length)),
      toGo[middle]!.length,
    )
    firstHalves<Followed>({ left: NOBODY, spent: 0 }, (before, s, n) => followed(at, before, s, n)).forEach(
      ({ reached }, i) => {
        addMeetings(costs[i]!, weight, reached.left, ends)
        const spent = weight * reached.spent
        for (let j = 0; j < seconds.length; j++) costs[i]![j]! += spent
      },
    )
  }

  let best: PricedPlan = plan
  let slopes = false
  const scale = Math.max(1, Math.abs(plan.cost))
  const fixed = [-1, 0, 1].map((change) => fixedCostOf(rates, totalOf(invitations) + change))
  firsts.forEach((first, i) => {
    const row = costs[i]!
    seconds.forEach((second, j) => {
      if (first.sign !== 0 && first.sign === second.sign) return
      const cost = row[j]! + fixed[first.total + second.total + 1]!
      if (cost > best.cost + SLACK * scale) return
      slopes ||= cost < plan.cost - ROUNDING * scale
      const changes = [...first.changes, ...second.changes.toReversed()]
      const candidate = { invitations: invitations.map((n, s) => n + changes[s]!), cost }
      if (isBetter(candidate, best)) best = candidate
    })
  })
  return { better: best === plan ? null : best, slopes }
}

/** The law of those left, and the cost of waiting so far. */
type Followed = {
  readonly left: Float64Array
  readonly spent: number
}

/** The same one slot further. */
function followed(at: DayCostAtRate, { left, spent }: Followed, s: number, n: number): Followed {
  const after = at.forward(left, s, n)
  return { left: after, spent: spent + at.waitingCost(after, s) }
}

/** Costs to go by queue: [left waiting][second half]. */
function transposed(seconds: readonly Half<Float64Array>[], length: number): Float64Array[] {
  return Array.from({ length }, (_, w) => Float64Array.from(seconds, ({ reached }) => reached[w]!))
}

/** Adds the expected cost to go from a law to each second half; four queues a pass, which saves reads and writes. */
function addMeetings(row: Float64Array, weight: number, left: Float64Array, ends: readonly Float64Array[]): void {
  const length = Math.min(left.length, ends.length)
  const chance = (w: number) => (w < length ? weight * left[w]! : 0)
  const end = (w: number) => ends[Math.min(w, length - 1)]!
  for (let w = 0; w < length; w += 4) {
    const p0 = chance(w),
      p1 = chance(w + 1),
      p2 = chance(w + 2),
      p3 = chance(w + 3)
    const e0 = end(w),
      e1 = end(w + 1),
      e2 = end(w + 2),
      e3 = end(w + 3)
    for (let j = 0; j < row.length; j++) row[j]! += p0 * e0[j]! + p1 * e1[j]! + p2 * e2[j]! + p3 * e3[j]!
  }
}
