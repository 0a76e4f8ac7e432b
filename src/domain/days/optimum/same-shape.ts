import { MOST_PER_SLOT } from '../../chances/limits.ts'
import { costOf, type PricedPlan, totalOf, type WeightedCost } from './priced-plan.ts'

/**
 * So many invitations in the same shape: shares are added up slot by slot and rounded, so that the whole comes out
 * exactly, unless a slot would take more than 2 000. A plan without invitations has no shape and becomes an even one.
 */
export function resized(invitations: readonly number[], total: number): number[] {
  const weights = totalOf(invitations) === 0 ? invitations.map(() => 1) : invitations
  const scale = total / Math.max(1, totalOf(weights))
  let [passed, given] = [0, 0]
  return weights.map((weight) => {
    passed += weight
    const upTo = Math.round(passed * scale)
    const own = Math.min(MOST_PER_SLOT, upTo - given)
    given = upTo
    return own
  })
}

/** What a start must save to be taken: with next to nothing gained, fewer invitations are the better start. */
const WORTHWHILE = 1e-9

/** Factors by which a plan is made larger or smaller, the coarse ones first. */
export const COARSE = [2, 1 / 2, 1.25, 1 / 1.25, 1.1, 1 / 1.1] as const

/** The cheapest plan of the same shape, to within the last factor: a start that saves most of the descent. */
export function scaled(
  rates: readonly WeightedCost[],
  invitations: readonly number[],
  factors: readonly number[] = COARSE,
): readonly number[] {
  const times = (factor: number): PricedPlan => {
    const plan = invitations.map((n) => Math.min(MOST_PER_SLOT, Math.round(n * factor)))
    return { invitations: plan, cost: costOf(rates, plan) }
  }
  let best = times(1)
  let factor = 1
  for (const step of factors) {
    for (
      let next = times(factor * step);
      next.cost < best.cost - WORTHWHILE * Math.max(1, Math.abs(best.cost));
      next = times(factor * step)
    ) {
      best = next
      factor *= step
    }
  }
  return best.invitations
}
