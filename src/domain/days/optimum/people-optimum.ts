import { probabilityFrom } from '../../chances/distribution.ts'
import { poissonBinomial } from '../../chances/poisson-binomial.ts'
import { firstWhere, SLACK } from '../../chances/limits.ts'
import { balancedSlots } from '../balanced-slots.ts'
import { isBetter, type PricedPlan, totalOf } from './priced-plan.ts'
import { atTheBeginning, type DayGoal } from '../day-goal.ts'
import { dayScenarios } from '../day-scenarios.ts'
import { flowDay, type FlowDayFigures } from '../flow-day.ts'
import { chanceHeld } from '../held.ts'
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
  const assign = (invitations: readonly number[]) => balancedSlots(chances, invitations)
  const rateOf = (invitations: readonly number[]) => ({
    candidates: assign(invitations).map((slot) => slot.map((person) => chances[person]!)),
  })
  const evaluate = (invitations: readonly number[]) => flowDay({ ...question, rate: rateOf(invitations) })
  const chanceOf = (invitations: readonly number[], { goal, goalCounts }: DayGoal) =>
    goalCounts === 'held'
      ? chanceHeld(dayScenarios({ rate: rateOf(invitations) }), question, goal)
      : probabilityFrom(poissonBinomial(Array.from({ length: totalOf(invitations) }, (_, i) => chances[i]!)), goal)
  const keeps = peopleLimitsOf(question, chances.length, chanceOf)
  const allowed = (invitations: readonly number[]) => keeps === null || keeps(evaluate(invitations), invitations)
  const price = (invitations: readonly number[]): PricedPlan => {
    const figures = evaluate(invitations)
    return {
      invitations,
      cost: keeps === null || keeps(figures, invitations) ? costOfDay(figures, question.costs) : Infinity,
    }
  }
  const simple = withinList(ruleOfThumbOf(question), chances.length)
  const starts = [withinList(sizes, chances.length), scaledTo(sizes, chances.length), simple]
  const plan = starts
    .map((start) => localSearch(allowed(start) ? start : within(start, chances.length, allowed), chances.length, price))
    .reduce((best, found) => (isBetter(found, best) ? found : best))
  return {
    invitations: plan.invitations,
    cost: plan.cost,
    certified: false,
    evaluation: evaluate(plan.invitations),
    ...(question.dayGoal && { probability: chanceOf(plan.invitations, question.dayGoal) }),
    ruleOfThumb: { invitations: simple, cost: costOfDay(evaluate(simple), question.costs) },
    assignment: assign(plan.invitations),
  }
}

/** Whether a day of people keeps the hard limits and reaches its goal, if all can; null when nothing is asked. */
function peopleLimitsOf(
  question: OptimumQuestion,
  people: number,
  chanceOf: (invitations: readonly number[], goal: DayGoal) => number,
): ((figures: FlowDayFigures, invitations: readonly number[]) => boolean) | null {
  const keeps = limitsOf(question)
  const { dayGoal } = question
  if (!dayGoal) return keeps
  const reaches = (invitations: readonly number[]) => chanceOf(invitations, dayGoal) >= dayGoal.confidence - SLACK
  if (!reaches(atTheBeginning(question, people))) return keeps
  return (figures, invitations) => reaches(invitations) && (keeps === null || keeps(figures))
}

/** A start that keeps the limits: the same shape smaller, larger, or else everybody at the beginning. */
function within(
  sizes: readonly number[],
  people: number,
  allowed: (invitations: readonly number[]) => boolean,
): readonly number[] {
  const smaller = shrinkInto(sizes, allowed)
  if (allowed(smaller)) return smaller
  const shape = totalOf(sizes) === 0 ? sizes.map(() => 1) : sizes
  const larger = (total: number) =>
    withinList(
      shape.map((n) => Math.ceil((n * total) / totalOf(shape))),
      people,
    )
  const size = firstWhere(totalOf(sizes), people, (total) => allowed(larger(total)))
  return size === null ? atTheBeginning({ slots: sizes.length }, people) : larger(size)
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
export function localSearch(
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
