import { ExaminedPlan, isBetter, totalOf, type WeightedCost } from './day-plan.ts'
import { betterNeighbour } from './multimodular.ts'

type Limit = (invitations: readonly number[]) => boolean

/**
 * The best plan to be reached from `start` by moving invitations between any two slots, or in and out of one:
 * in large steps first, then in single ones.
 *
 * @param allowed a limit plans must keep; `start` keeps it
 */
export const descend = (rates: readonly WeightedCost[], start: readonly number[], allowed: Limit = () => true): ExaminedPlan =>
  descendBy(2 ** Math.floor(Math.log2(totalOf(start) / start.length / 4 + 1)), rates, start, allowed)

const descendBy = (
  largest: number, rates: readonly WeightedCost[], start: readonly number[], allowed: Limit = () => true,
): ExaminedPlan => {
  const slots = start.length
  let plan = new ExaminedPlan(rates, start, largest)
  for (let step = largest; step >= 1; step /= 2) {
    if (step < largest) plan = new ExaminedPlan(rates, plan.invitations, step)
    for (let row = 0, unchanged = 0; unchanged < 2 * slots; row++) {
      unchanged++
      const here = plan
      const better = here.movesFrom((row >> 1) % slots, row % 2 === 0 ? step : -step)
        .filter((move) => isBetter(move, here))
        .sort((x, y) => x.cost - y.cost)
        .find((move) => allowed(move.invitations))
      if (better === undefined) continue
      const next = new ExaminedPlan(rates, better.invitations, step)
      // Priced anew: what only rounding made better would go round in circles.
      if (!isBetter(next, here)) continue
      plan = next
      unchanged = 0
    }
  }
  return plan
}

/** The global optimum for a common rate: descend, and step to the best of the full neighbourhood while it is better. */
export const descendToOptimum = (rates: readonly WeightedCost[], start: readonly number[]): ExaminedPlan => {
  let plan = descend(rates, start)
  for (;;) {
    const better = betterNeighbour(plan, rates)
    const next = better === null ? null : new ExaminedPlan(rates, better.invitations, 1)
    if (next === null || !isBetter(next, plan)) return plan
    plan = descendBy(1, rates, next.invitations)
  }
}
