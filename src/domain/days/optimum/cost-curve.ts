import { type DayCosts, DayCostAtRate } from './day-cost.ts'
import { ExaminedPlan, type PricedPlan, totalOf } from './priced-plan.ts'
import type { DayRules } from '../day-rules.ts'
import { rateQuadrature } from '../day-scenarios.ts'
import { MOST_PER_SLOT } from '../../chances/limits.ts'
import { type CommonRate, rateLaw } from '../../chances/show-rate.ts'

/** Points of the curve on either side of the plan: enough for a picture. */
const STEPS = 12

/** Points of an uncertain rate: costs are good to about 1e-4. */
const RATE_POINTS = 12

/**
 * What a day costs with fewer and with more invitations than planned, each left out or added where that is cheapest.
 * In order of the number invited, the plan itself in the middle; everybody is taken to be punctual.
 */
export function costCurve(
  day: Pick<DayRules, 'breaks'> & {
    readonly rate: CommonRate
    readonly interviewers: readonly number[]
    readonly costs: DayCosts
  },
  invitations: readonly number[],
): PricedPlan[] {
  const { rate, interviewers, breaks, costs } = day
  const step = Math.max(1, Math.round(totalOf(invitations) / 40))
  const rates = rateQuadrature(rateLaw(rate), totalOf(invitations) + STEPS * step, RATE_POINTS).map(
    ({ weight, at }) => ({ weight, cost: new DayCostAtRate(at, interviewers, breaks, costs) }),
  )
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
