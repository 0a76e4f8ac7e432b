import { type CommonRate, meanRate, rateLaw } from '../../chances/show-rate.ts'
import { rateQuadrature } from '../day-scenarios.ts'
import { flowDay } from '../flow-day.ts'
import { DayCostAtRate } from './day-cost.ts'
import { descend } from './descent.ts'
import { interviewersOf, limitsOf, type OptimumQuestion, ruleOfThumbOf, shrinkInto } from './optimum-question.ts'
import { totalOf } from './priced-plan.ts'
import { COARSE, resized, scaled } from './same-shape.ts'

/** Points of an uncertain rate: costs of one shape in several sizes are told apart by them to about 1 %. */
const POINTS = 6

/**
 * Invitations per slot of a good day, found in a small part of the time that the best one takes: the shape is the best
 * at the mean rate, its size is chosen with the rate as uncertain as it is, for one shape by trying sizes 2 % apart. On
 * days of 64 to 1 024 interviews its cost was 1 % above that of the best day found, and never more than 5 %.
 *
 * Its limits are kept by making it smaller, even where fewer than `leastInvitations` remain.
 */
export function roughOptimum(question: OptimumQuestion & { readonly rate: CommonRate }): readonly number[] {
  const { rate, costs, breaks, leastInvitations: least = 0, mostInvitations: most = Infinity } = question
  const interviewers = interviewersOf(question)
  const at = (weight: number, p: number) => ({ weight, cost: new DayCostAtRate(p, interviewers, breaks, costs) })
  const mean = [at(1, meanRate(rate))]
  const shape = descend(mean, scaled(mean, ruleOfThumbOf(question))).invitations
  const rates = rateQuadrature(rateLaw(rate), totalOf(shape), POINTS).map(({ weight, at: p }) => at(weight, p))
  const best = scaled(rates, shape, [...COARSE, 1.02, 1 / 1.02])
  const size = Math.min(most, Math.max(least, totalOf(best)))
  const wide = size === totalOf(best) ? best : resized(best, size)
  const keeps = limitsOf(question)
  const allowed = (invitations: readonly number[]) =>
    keeps === null || keeps(flowDay({ ...question, rate, invitations }))
  return allowed(wide) ? wide : shrinkInto(wide, allowed)
}
