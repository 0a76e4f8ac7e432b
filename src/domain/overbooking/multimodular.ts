import { type DayCostAtRate, expectedCost } from './day-cost.ts'
import { type ExaminedPlan, fixedCostOf, isBetter, NOBODY, type PricedPlan, totalOf, type WeightedCost } from './day-plan.ts'
import { MOST_PER_SLOT, SLACK } from './limits.ts'

/** Half a neighbour: changes in the first or the second half of the slots, and the sign next to the other half. */
interface Half {
  readonly changes: readonly number[]
  /** The last sign of a first half, the first sign of a second half; 0 when nothing changes. */
  readonly sign: number
}

/** All ways to change `length` slots by -1, 0 or 1 such that the signs alternate. */
const halves = (length: number): readonly number[][] => {
  if (length === 0) return [[]]
  return halves(length - 1).flatMap((changes) => {
    const last = changes.findLast((change) => change !== 0) ?? 0
    return [-1, 0, 1].filter((change) => change === 0 || change !== last).map((change) => [...changes, change])
  })
}

/**
 * The best of the full multimodular neighbourhood, or null when the plan itself (examined with a step of 1) is: all sums of proper non-empty subsets of
 * {-e1, e1 - e2, …, eS}, which are the changes by -1, 0, 1 whose signs alternate, 2^(S+1) - 2 of them.
 * If none is better the plan is the global optimum (Altman, Gaujal & Hordijk 2000; Kaandorp & Koole 2007).
 *
 * Meets in the middle: each first half gives a law, each second half a cost to go, each pair one scalar product.
 */
export const betterNeighbour = (plan: ExaminedPlan, rates: readonly WeightedCost[]): PricedPlan | null => {
  const { invitations } = plan
  const middle = invitations.length >> 1
  const possible = (from: number) => (changes: readonly number[]) =>
    changes.every((change, i) => invitations[from + i]! + change >= 0 && invitations[from + i]! + change <= MOST_PER_SLOT)
  const firsts: Half[] = halves(middle).filter(possible(0))
    .map((changes) => ({ changes, sign: changes.findLast((change) => change !== 0) ?? 0 }))
  const seconds: Half[] = halves(invitations.length - middle).filter(possible(middle))
    .map((changes) => ({ changes, sign: changes.find((change) => change !== 0) ?? 0 }))
  const fits = (first: Half, second: Half) => first.sign === 0 || first.sign !== second.sign

  const costs = firsts.map(() => new Float64Array(seconds.length))
  for (const { weight, at, toGo } of plan.passes) {
    const ends = backwardAll(at, invitations, seconds, toGo)
    forwardAll(at, invitations, firsts).forEach(({ left, spent }, i) => {
      const row = costs[i]!
      const first = firsts[i]!
      for (let j = 0; j < ends.length; j++) {
        if (fits(first, seconds[j]!)) row[j]! += weight * (spent + expectedCost(left, ends[j]!))
      }
    })
  }

  let best: PricedPlan = plan
  const fixed = [-1, 0, 1].map((change) => fixedCostOf(rates, totalOf(invitations) + change))
  firsts.forEach((first, i) => {
    seconds.forEach((second, j) => {
      if (!fits(first, second)) return
      const cost = costs[i]![j]! + fixed[totalOf(first.changes) + totalOf(second.changes) + 1]!
      if (cost > best.cost + SLACK * Math.max(1, Math.abs(best.cost))) return
      const candidate = { invitations: [...first.changes, ...second.changes].map((by, s) => invitations[s]! + by), cost }
      if (isBetter(candidate, best)) best = candidate
    })
  })
  return best === plan ? null : best
}

/** Law and waiting cost after each first half; halves that begin alike share their beginning. */
const forwardAll = (at: DayCostAtRate, invitations: readonly number[], firsts: readonly Half[]): { left: Float64Array; spent: number }[] => {
  const known = new Map<string, { left: Float64Array; spent: number }>([['', { left: NOBODY, spent: 0 }]])
  const after = (changes: readonly number[]): { left: Float64Array; spent: number } => {
    const key = changes.join()
    const found = known.get(key)
    if (found !== undefined) return found
    const s = changes.length - 1
    const before = after(changes.slice(0, -1))
    const left = at.forward(before.left, s, invitations[s]! + changes[s]!)
    const result = { left, spent: before.spent + at.waitingCost(left) }
    known.set(key, result)
    return result
  }
  return firsts.map(({ changes }) => after(changes))
}

/** Cost to go before each second half; halves that end alike share their end. */
const backwardAll = (
  at: DayCostAtRate, invitations: readonly number[], seconds: readonly Half[], toGo: readonly Float64Array[],
): Float64Array[] => {
  const known = new Map<string, Float64Array>([['', toGo[invitations.length]!]])
  const before = (changes: readonly number[]): Float64Array => {
    const key = changes.join()
    const found = known.get(key)
    if (found !== undefined) return found
    const s = invitations.length - changes.length
    const result = at.backward(before(changes.slice(1)), s, invitations[s]! + changes[0]!, toGo[s]!.length)
    known.set(key, result)
    return result
  }
  return seconds.map(({ changes }) => before(changes))
}
