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
  const fitsFromEnd = (depth: number, change: number) => fits(last - depth, change)
  const passes = plan.passes.map(({ weight, at, toGo }) => {
    const seconds = halves(last + 1 - middle, toGo[last + 1]!, fitsFromEnd, (after, depth, change) => {
      const s = last - depth
      return at.backward(after, s, invitations[s]! + change, toGo[s]!.length)
    })
    return {
      weight,
      firsts: halves<Followed>(middle, { left: NOBODY, spent: 0 }, fits, (before, s, change) =>
        followed(at, before, s, invitations[s]! + change),
      ),
      seconds,
      ends: transposed(seconds, toGo[middle]!.length),
    }
  })
  // At every rate the halves are the same changes in the same order.
  const [{ firsts, seconds }] = passes as [(typeof passes)[number]]
  const partners = partnersOf(seconds)

  let best: PricedPlan = plan
  let slopes = false
  const scale = Math.max(1, Math.abs(plan.cost))
  const fixed = Float64Array.from([-1, 0, 1], (change) => fixedCostOf(rates, totalOf(invitations) + change))
  const secondTotals = Int8Array.from(seconds, ({ total }) => total)
  const rows = [new Float64Array(seconds.length), new Float64Array(seconds.length)] as const
  for (let i = 0; i < firsts.length; i += 2) {
    const pair = firsts.slice(i, i + 2)
    const met = partners(pair)
    rows[0].fill(0)
    rows[1].fill(0)
    for (const pass of passes) {
      const [one, other] = [pass.firsts[i]!, pass.firsts[i + 1] ?? pass.firsts[i]!]
      addMeetings(rows, pass.weight, one.reached, other.reached, pass.ends, met)
    }
    pair.forEach((first, which) => {
      const row = rows[which]!
      const { from, to } = partners([first])
      for (let j = from; j < to; j++) {
        const cost = row[j]! + fixed[first.total + secondTotals[j]! + 1]!
        if (cost > best.cost + SLACK * scale) continue
        slopes ||= cost < plan.cost - ROUNDING * scale
        const changes = [...first.changes, ...seconds[j]!.changes.toReversed()]
        const candidate = { invitations: invitations.map((n, s) => n + changes[s]!), cost }
        if (isBetter(candidate, best)) best = candidate
      }
    })
  }
  return { better: best === plan ? null : best, slopes }
}

/** A stretch of a list: from its entry `from` to the one before `to`. */
type Stretch = { readonly from: number; readonly to: number }

/** The second halves that first halves meet: all, sorted by sign as they are, but those of the same innermost sign. */
function partnersOf(seconds: readonly Half<unknown>[]): (firsts: readonly Half<unknown>[]) => Stretch {
  const minuses = seconds.filter(({ sign }) => sign < 0).length
  const pluses = seconds.filter(({ sign }) => sign > 0).length
  return (firsts) => ({
    from: firsts.every(({ sign }) => sign < 0) ? minuses : 0,
    to: firsts.every(({ sign }) => sign > 0) ? seconds.length - pluses : seconds.length,
  })
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

/**
 * Adds, to the rows of two first halves, their cost with the second halves they meet: what is spent so far, and the
 * expected cost to go. Two rows and four queues a pass, so that what is read is used as often as possible.
 */
function addMeetings(
  [row, otherRow]: readonly [Float64Array, Float64Array],
  weight: number,
  one: Followed,
  other: Followed,
  ends: readonly Float64Array[],
  { from, to }: Stretch,
): void {
  const length = Math.min(Math.max(one.left.length, other.left.length), ends.length)
  const chance = ({ left }: Followed, w: number) => (w < length ? weight * (left[w] ?? 0) : 0)
  const end = (w: number) => ends[Math.min(w, length - 1)]!
  const [spent, otherSpent] = [weight * one.spent, weight * other.spent]
  for (let j = from; j < to; j++) {
    row[j]! += spent
    otherRow[j]! += otherSpent
  }
  for (let w = 0; w < length; w += 4) {
    const p0 = chance(one, w),
      p1 = chance(one, w + 1),
      p2 = chance(one, w + 2),
      p3 = chance(one, w + 3)
    const q0 = chance(other, w),
      q1 = chance(other, w + 1),
      q2 = chance(other, w + 2),
      q3 = chance(other, w + 3)
    const ends0 = end(w),
      ends1 = end(w + 1),
      ends2 = end(w + 2),
      ends3 = end(w + 3)
    for (let j = from; j < to; j++) {
      const e0 = ends0[j]!,
        e1 = ends1[j]!,
        e2 = ends2[j]!,
        e3 = ends3[j]!
      row[j]! += p0 * e0 + p1 * e1 + p2 * e2 + p3 * e3
      otherRow[j]! += q0 * e0 + q1 * e1 + q2 * e2 + q3 * e3
    }
  }
}
