import { type DayCosts, DayCostAtRate } from './day-cost.ts'
import { costOf, ExaminedPlan, type PricedPlan, totalOf, type WeightedCost } from './priced-plan.ts'
import type { DayRules } from '../day-rules.ts'
import { resized } from './same-shape.ts'
import { rateQuadrature } from '../day-scenarios.ts'
import { MOST_PER_SLOT } from '../../chances/limits.ts'
import { type CommonRate, rateLaw } from '../../chances/show-rate.ts'

/** Points of the curve on either side of the plan: enough for a picture. */
const STEPS = 12

/** Points of an uncertain rate: costs are good to about 1e-4. */
const RATE_POINTS = 12

/** Points where a curve is rough: costs are good to about 1 %. */
const ROUGH_POINTS = 6

/**
 * What a day costs with fewer and with more invitations than planned, each left out or added where that is cheapest.
 * In order of the number invited, the plan itself in the middle; everybody is taken to be punctual.
 *
 * @param day `rough`: the plan made larger and smaller in the same shape instead, for days of which a change takes long
 */
export function costCurve(
  day: Pick<DayRules, 'breaks'> & {
    readonly rate: CommonRate
    readonly interviewers: readonly number[]
    readonly costs: DayCosts
    readonly rough?: boolean
  },
  invitations: readonly number[],
): PricedPlan[] {
  const { rate, interviewers, breaks, costs } = day
  const step = Math.max(1, Math.round(totalOf(invitations) / 40))
  const points = day.rough ? ROUGH_POINTS : RATE_POINTS
  const rates = rateQuadrature(rateLaw(rate), totalOf(invitations) + STEPS * step, points).map(({ weight, at }) => ({
    weight,
    cost: new DayCostAtRate(at, interviewers, breaks, costs),
  }))
  if (day.rough) return sameShapeCurve(rates, invitations, step)
  const plan = new ExaminedPlan(rates, invitations, step)
  const walk = (sign: 1 | -1): PricedPlan[] => {
    const met: PricedPlan[] = []
    for (let here = plan; met.length < STEPS; here = new ExaminedPlan(rates, met.at(-1)!.invitations, step)) {
      const changes = here.invitations
        .map((n, s) => ({ s, change: sign === 1 ? Math.min(step, MOST_PER_SLOT - n) : -Math.min(step, n) }))
        .filter(({ change }) => change !== 0)
        .map(({ s, change }) => here.changedAt(s, change))
      if (changes.length === 0) break
      met.push(changes.reduce((best, next) => (next.cost < best.cost ? next : best)))
    }
    return met
  }
  return [...walk(-1).reverse(), { invitations, cost: plan.cost }, ...walk(1)]
}

function sameShapeCurve(rates: readonly WeightedCost[], invitations: readonly number[], step: number): PricedPlan[] {
  return Array.from({ length: 2 * STEPS + 1 }, (_, i) => totalOf(invitations) + (i - STEPS) * step)
    .filter((total) => total >= 0 && total <= invitations.length * MOST_PER_SLOT)
    .map((total) => (total === totalOf(invitations) ? invitations : resized(invitations, total)))
    .map((plan) => ({ invitations: plan, cost: costOf(rates, plan) }))
}
