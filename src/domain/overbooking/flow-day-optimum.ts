import { DayCostAtRate } from './day-cost.ts'
import { costOf, totalOf, type WeightedCost } from './day-plan.ts'
import { rateQuadrature } from './day-scenarios.ts'
import { descend, descendToOptimum } from './descent.ts'
import { flowDay } from './flow-day.ts'
import { type FlowDayOptimum, interviewersOf, limitsOf, type OptimumQuestion, ruleOfThumbOf, shrinkInto } from './optimum-question.ts'
import { peopleOptimum } from './people-optimum.ts'
import { type CommonRate, isCommon, meanRate, rateLaw } from './show-rate.ts'

/** Up to so many slots the full neighbourhood is searched and the optimum proved. */
const MOST_CERTIFIED_SLOTS = 16

/** Points of an uncertain rate in the rough search that the exact one starts from. */
const ROUGH_POINTS = 8

/** Invitations per slot with the least expected cost; of equal costs the fewest. */
export const flowDayOptimum = (question: OptimumQuestion): FlowDayOptimum => {
  const { rate } = question
  return isCommon(rate) ? commonOptimum(question, rate) : peopleOptimum(question, rate.candidates, atTheirMean(question))
}

const commonOptimum = (question: OptimumQuestion, rate: CommonRate): FlowDayOptimum => {
  const { slots, costs } = question
  const interviewers = interviewersOf(question)
  const law = rateLaw(rate)
  const weighted = (invitations: number): WeightedCost[] =>
    rateQuadrature(law, invitations).map(({ weight, at }) => ({ weight, cost: new DayCostAtRate(at, interviewers, costs) }))
  const evaluate = (invitations: readonly number[]) => flowDay({ ...question, rate, invitations })

  const simple = ruleOfThumbOf(question)
  const rough = descend(weighted(2 * ROUGH_POINTS - 1), simple)
  // Room for plans somewhat larger than the rough one: as many points as make the exact search exact.
  const rates = weighted(totalOf(rough.invitations) + 2 * slots)
  const provable = slots <= MOST_CERTIFIED_SLOTS && question.certify !== false
  const free = provable ? descendToOptimum(rates, rough.invitations) : descend(rates, rough.invitations)

  const keeps = limitsOf(question)
  const allowed = (invitations: readonly number[]) => keeps === null || keeps(evaluate(invitations))
  const plan = allowed(free.invitations) ? free : descend(rates, shrinkInto(free.invitations, allowed), allowed)
  return {
    invitations: plan.invitations,
    cost: plan.cost,
    certified: provable && keeps === null,
    evaluation: evaluate(plan.invitations),
    ruleOfThumb: { invitations: simple, cost: costOf(weighted(totalOf(simple)), simple) },
  }
}

/** The sizes that would be best if everybody had the mean chance: where the search among people starts from. */
const atTheirMean = (question: OptimumQuestion): readonly number[] =>
  descend([{ weight: 1, cost: new DayCostAtRate(meanRate(question.rate), interviewersOf(question), question.costs) }], ruleOfThumbOf(question)).invitations
