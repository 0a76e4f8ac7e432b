import { type DayCostAtRate, expectedCost } from './day-cost.ts'
import { MOST_PER_SLOT, SLACK } from '../../chances/limits.ts'

/** A rate the day may have, and its weight; the weights add up to 1. */
export type WeightedCost = {
  readonly weight: number
  readonly cost: DayCostAtRate
}

/** Invitations per slot and their expected cost. */
export type PricedPlan = {
  readonly invitations: readonly number[]
  readonly cost: number
}

/** Cheaper, or as cheap with fewer invitations. Costs closer than rounding can tell count as equal. */
export function isBetter(plan: PricedPlan, than: PricedPlan): boolean {
  const slack = SLACK * Math.max(1, Math.abs(than.cost))
  return (
    plan.cost < than.cost - slack ||
    (plan.cost <= than.cost + slack && totalOf(plan.invitations) < totalOf(than.invitations))
  )
}

/** The law before the first slot: nobody is left over from anywhere. */
export const NOBODY = Float64Array.of(1)

export function totalOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0)
}

/** What is the same for all plans of one size, averaged over the rates. */
export function fixedCostOf(rates: readonly WeightedCost[], total: number): number {
  return rates.reduce((sum, { weight, cost }) => sum + weight * cost.fixedCost(total), 0)
}

/** Expected cost of a plan. */
export function costOf(rates: readonly WeightedCost[], invitations: readonly number[]): number {
  return rates.reduce(
    (sum, { weight, cost }) => {
      let left: Float64Array = NOBODY
      let spent = 0
      invitations.forEach((n, s) => {
        left = cost.forward(left, s, n)
        spent += cost.waitingCost(left, s)
      })
      return sum + weight * (spent + expectedCost(left, cost.closing(left.length)))
    },
    fixedCostOf(rates, totalOf(invitations)),
  )
}

/** Laws forward and costs to go backward through a plan, at one rate. */
type Passes = {
  readonly weight: number
  readonly at: DayCostAtRate
  /** forward[s]: law of those left before slot s; the waiting before it has cost spent[s]. */
  readonly forward: readonly Float64Array[]
  readonly spent: readonly number[]
  /** toGo[s]: cost to go before slot s. */
  readonly toGo: readonly Float64Array[]
}

function passesOf({ weight, cost: at }: WeightedCost, invitations: readonly number[], step: number): Passes {
  const forward: Float64Array[] = [NOBODY]
  const spent = [0]
  const lengths = [1]
  let reach: Float64Array = NOBODY
  invitations.forEach((n, s) => {
    forward.push(at.forward(forward[s]!, s, n))
    spent.push(spent[s]! + at.waitingCost(forward[s + 1]!, s))
    reach = at.forward(reach, s, n + step)
    lengths.push(reach.length)
  })
  const toGo: Float64Array[] = [at.closing(lengths[invitations.length]!)]
  for (let s = invitations.length - 1; s >= 0; s--) toGo.unshift(at.backward(toGo[0]!, s, invitations[s]!, lengths[s]!))
  return { weight, at, forward, spent, toGo }
}

/** Slots further apart than this hardly feel each other: no invitations are moved between them. */
const REACH = 6

/** A plan with all that is needed to price plans up to `step` invitations away from it in any slot. */
export class ExaminedPlan implements PricedPlan {
  readonly invitations: readonly number[]
  readonly cost: number
  readonly passes: readonly Passes[]
  readonly #rates: readonly WeightedCost[]

  constructor(rates: readonly WeightedCost[], invitations: readonly number[], step: number) {
    this.invitations = invitations
    this.cost = costOf(rates, invitations)
    this.passes = rates.map((rate) => passesOf(rate, invitations, step))
    this.#rates = rates
  }

  /** The plan with `change` more invitations in slot `s`, at most the step in size. */
  changedAt(s: number, change: number): PricedPlan {
    const invitations = this.invitations.with(s, this.invitations[s]! + change)
    const cost = this.passes.reduce(
      (sum, { weight, at, forward, spent, toGo }) => {
        const left = at.forward(forward[s]!, s, invitations[s]!)
        return sum + weight * (spent[s]! + at.waitingCost(left, s) + expectedCost(left, toGo[s + 1]!))
      },
      fixedCostOf(this.#rates, totalOf(invitations)),
    )
    return { invitations, cost }
  }

  /**
   * Every plan in which slot `first` has `change` more invitations and at most one later slot as many fewer. Each is
   * followed from its first slot to its second, and there meets the cost to go.
   */
  movesFrom(first: number, change: number): PricedPlan[] {
    const fits = (n: number) => n >= 0 && n <= MOST_PER_SLOT
    const slots = this.invitations.length
    if (!fits(this.invitations[first]! + change)) return []
    const last = Math.min(slots - 1, first + REACH)
    const costs = new Float64Array(slots + 1)
    for (const { weight, at, forward, spent, toGo } of this.passes) {
      let left = at.forward(forward[first]!, first, this.invitations[first]! + change)
      let cost = spent[first]! + at.waitingCost(left, first)
      costs[slots]! += weight * (cost + expectedCost(left, toGo[first + 1]!))
      for (let s = first + 1; s <= last; s++) {
        const n = this.invitations[s]!
        if (fits(n - change)) {
          const met = at.forward(left, s, n - change)
          costs[s]! += weight * (cost + at.waitingCost(met, s) + expectedCost(met, toGo[s + 1]!))
        }
        left = at.forward(left, s, n)
        cost += at.waitingCost(left, s)
      }
    }
    const moves: PricedPlan[] = []
    for (let second = first + 1; second <= slots; second++) {
      if (second < slots && (second > last || !fits(this.invitations[second]! - change))) continue
      const invitations = this.invitations.map((n, s) => (s === first ? n + change : s === second ? n - change : n))
      moves.push({ invitations, cost: costs[second]! + fixedCostOf(this.#rates, totalOf(invitations)) })
    }
    return moves
  }
}
