import { ExaminedPlan, isBetter, totalOf, type WeightedCost } from './priced-plan.ts'
import { SLACK } from '../../chances/limits.ts'
import { neighbourhoodOf } from './multimodular.ts'

type Limit = (invitations: readonly number[]) => boolean

/**
 * The best plan to be reached from `start` by moving invitations between any two slots, or in and out of one:
 * in steps of a sixteenth of a slot's size first, then in smaller and in single ones.
 *
 * @param allowed a limit plans must keep; `start` keeps it
 */
export function descend(
  rates: readonly WeightedCost[],
  start: readonly number[],
  allowed: Limit = () => true,
): ExaminedPlan {
  return descendBy(2 ** Math.floor(Math.log2(totalOf(start) / start.length / 16 + 1)), rates, start, allowed)
}

function descendBy(
  largest: number,
  rates: readonly WeightedCost[],
  start: readonly number[],
  allowed: Limit = () => true,
): ExaminedPlan {
  const slots = start.length
  let plan = new ExaminedPlan(rates, start, largest)
  // Ties are measured from the cheapest plan met: from the plan at hand, many of them would add up to a dearer one.
  let cheapest = plan.cost
  const improves = (next: { readonly cost: number; readonly invitations: readonly number[] }, here: ExaminedPlan) =>
    isBetter(next, here) && (next.cost < here.cost || next.cost <= cheapest + SLACK * Math.max(1, Math.abs(cheapest)))
  for (let step = largest; step >= 1; step /= 2) {
    if (step < largest) plan = new ExaminedPlan(rates, plan.invitations, step)
    for (let row = 0, unchanged = 0; unchanged < 2 * slots; row++) {
      unchanged++
      const here = plan
      const better = here
        .movesFrom((row >> 1) % slots, row % 2 === 0 ? step : -step)
        .filter((move) => improves(move, here))
        .sort((x, y) => x.cost - y.cost)
        .find((move) => allowed(move.invitations))
      if (better === undefined) continue
      const next = new ExaminedPlan(rates, better.invitations, step)
      // Priced anew: what only rounding made better would go round in circles.
      if (!improves(next, here)) continue
      plan = next
      cheapest = Math.min(cheapest, next.cost)
      unchanged = 0
    }
  }
  return plan
}

/**
 * The optimum for a common rate: single moves, and a step to the best of the full neighbourhood while it is better.
 * `proved` where that neighbourhood shows that no plan is cheaper and none as cheap has fewer invitations.
 */
export function descendToOptimum(
  rates: readonly WeightedCost[],
  start: readonly number[],
): { plan: ExaminedPlan; proved: boolean } {
  let plan = descendBy(1, rates, start)
  for (;;) {
    const { better, slopes } = neighbourhoodOf(plan, rates)
    const next = better === null ? null : new ExaminedPlan(rates, better.invitations, 1)
    if (next === null || !isBetter(next, plan)) return { plan, proved: next === null && !slopes }
    plan = descendBy(1, rates, next.invitations)
  }
}
