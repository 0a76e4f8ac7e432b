import { balancedSlots } from '../balanced-slots.ts'
import { isBetter, type PricedPlan, totalOf } from './priced-plan.ts'
import { flowDay, type FlowDayFigures } from '../flow-day.ts'
import {
  costOfDay,
  type FlowDayOptimum,
  limitsOf,
  type OptimumQuestion,
  ruleOfThumbOf,
  shrinkInto,
} from './optimum-question.ts'

/**
 * The best plan found for people with chances of their own: how many to each slot, from several starts, with everybody
 * dealt out evenly. The first of the list are invited; chances decide how many and are balanced between the slots.
 *
 * With different chances the cost is not multimodular, so nothing is proved.
 *
 * @param sizes a good start: what would be best if all had the mean chance
 */
export function peopleOptimum(
  question: OptimumQuestion,
  chances: ArrayLike<number>,
  sizes: readonly number[],
): FlowDayOptimum {
  const keeps = limitsOf(question)
  const assign = (invitations: readonly number[]) => balancedSlots(chances, invitations)
  const evaluate = (invitations: readonly number[]): FlowDayFigures => {
    const candidates = assign(invitations).map((slot) => slot.map((person) => chances[person]!))
    return flowDay({ ...question, rate: { candidates } })
  }
  const allowed = (invitations: readonly number[]) => keeps === null || keeps(evaluate(invitations))
  const price = (invitations: readonly number[]): PricedPlan => {
    const figures = evaluate(invitations)
    return { invitations, cost: keeps === null || keeps(figures) ? costOfDay(figures, question.costs) : Infinity }
  }
  const simple = withinList(ruleOfThumbOf(question), chances.length)
  const starts = [withinList(sizes, chances.length), scaledTo(sizes, chances.length), simple]
  const plan = starts
    .map((start) => localSearch(allowed(start) ? start : shrinkInto(start, allowed), chances.length, price))
    .reduce((best, found) => (isBetter(found, best) ? found : best))
  return {
    invitations: plan.invitations,
    cost: plan.cost,
    certified: false,
    evaluation: evaluate(plan.invitations),
    ruleOfThumb: { invitations: simple, cost: costOfDay(evaluate(simple), question.costs) },
    assignment: assign(plan.invitations),
  }
}

/** The same sizes until the list is used up. */
function withinList(sizes: readonly number[], people: number): number[] {
  let rest = people
  return sizes.map((size) => {
    const taken = Math.min(size, rest)
    rest -= taken
    return taken
  })
}

/** The same shape with no more than there are people. */
function scaledTo(sizes: readonly number[], people: number): number[] {
  const share = Math.min(1, people / Math.max(1, totalOf(sizes)))
  return sizes.map((size) => Math.floor(size * share))
}

/** Moves of one person between two slots, or in or out of one, for as long as any is better. */
function localSearch(
  start: readonly number[],
  people: number,
  price: (invitations: readonly number[]) => PricedPlan,
): PricedPlan {
  let plan = price(start)
  const moves = start
    .flatMap((_, to) => [-1, ...start.keys()].map((from) => ({ to, from })))
    .concat(start.map((_, from) => ({ to: -1, from })))
  for (let tried = 0, next = 0; tried < moves.length; tried++, next = (next + 1) % moves.length) {
    const { to, from } = moves[next]!
    const invitations = plan.invitations.map((n, s) => n + (s === to ? 1 : 0) - (s === from ? 1 : 0))
    if (to === from || invitations.some((n) => n < 0) || totalOf(invitations) > people) continue
    const moved = price(invitations)
    if (!isBetter(moved, plan)) continue
    plan = moved
    tried = -1
  }
  return plan
}
