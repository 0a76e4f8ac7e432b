import { MOST_PER_SLOT, SLACK } from '../chances/limits.ts'
import { type CommonRate, isCommon, meanRate, type PeopleRate } from '../chances/show-rate.ts'
import { type MinimumInvitations, minimumInvitations } from '../invitations/minimum-invitations.ts'
import { balancedSlots } from './balanced-slots.ts'
import { atTheBeginning, type DayGoal, type DayShape, fewestInvitations, goalChance } from './day-goal.ts'
import { dayScenarios } from './day-scenarios.ts'
import { flowDay, type Held } from './flow-day.ts'
import { chanceHeld, placesIn } from './held.ts'
import { leastWaiting } from './optimum/least-waiting.ts'
import { localSearch } from './optimum/people-optimum.ts'
import { totalOf } from './optimum/priced-plan.ts'

/** The fewest invitations for a day, and where people wait least with them; null where no number is enough. */
export type MinimumForDay = MinimumInvitations & {
  readonly perSlot: readonly number[] | null
  readonly held: Held | null
  /** For people: indices into the list, slot by slot. */
  readonly assignment?: readonly (readonly number[])[] | null
}

/** More people than this are dealt out evenly over the first slots: comparing all other ways would take seconds. */
const MOST_COMPARED = 120

/** The fewest invitations with which a day reaches its goal, placed for the least waiting: the best placing found. */
export function minimumForDay(day: DayShape, rate: CommonRate | PeopleRate, goal: DayGoal): MinimumForDay {
  const count = minimumInvitations(rate, goal.goal, goal.confidence)
  return isCommon(rate) ? forAnybody(day, rate, goal, count) : forPeople(day, rate, goal, count)
}

/** A day without places for the goal never holds it, whoever comes. */
function withoutPlan(day: DayShape, { goal, goalCounts }: DayGoal, count: MinimumInvitations): MinimumForDay {
  const isTooShort = goalCounts === 'held' && goal > placesIn(day, day.slots)
  const never = { probability: 0, probabilityWithOneFewer: 0, ruleOfThumb: { ...count.ruleOfThumb, probability: 0 } }
  return { ...count, ...(isTooShort && never), invitations: null, perSlot: null, held: null }
}

function forAnybody(day: DayShape, rate: CommonRate, goal: DayGoal, count: MinimumInvitations): MinimumForDay {
  const invitations = fewestInvitations(day, rate, goal)
  if (invitations === null) return withoutPlan(day, goal, count)
  const perSlot = leastWaiting(day, rate, goal, invitations)
  const chance = goalChance(day, rate, goal, invitations)
  return {
    ...count,
    invitations,
    expected: invitations * meanRate(rate),
    probability: chance(perSlot),
    probabilityWithOneFewer: chance(atTheBeginning(day, invitations - 1)),
    perSlot,
    held: flowDay({ ...day, rate, invitations: perSlot }).held,
  }
}

function forPeople(day: DayShape, { candidates }: PeopleRate, goal: DayGoal, count: MinimumInvitations): MinimumForDay {
  const { order = [], invitations } = count
  const isTooShort = goal.goalCounts === 'held' && goal.goal > placesIn(day, day.slots)
  if (invitations === null || invitations > day.slots * MOST_PER_SLOT || isTooShort)
    return { ...withoutPlan(day, goal, count), assignment: null }
  // In the order of the list: who comes early is not decided by chances.
  const chosen = order.toSorted((x, y) => x - y)
  const chances = chosen.map((person) => candidates[person]!)
  const assign = (sizes: readonly number[]) => balancedSlots(chances, sizes)
  const peopleOf = (sizes: readonly number[]) => ({
    rate: { candidates: assign(sizes).map((slot) => slot.map((person) => chances[person]!)) },
  })
  const chanceOf = (sizes: readonly number[]) =>
    goal.goalCounts === 'held' ? chanceHeld(dayScenarios(peopleOf(sizes)), day, goal.goal) : count.probability
  const price = (sizes: readonly number[]) => {
    const isEnough = totalOf(sizes) === invitations && chanceOf(sizes) >= goal.confidence - SLACK
    return { invitations: sizes, cost: isEnough ? flowDay({ ...day, ...peopleOf(sizes) }).waitTotal : Infinity }
  }
  const alike = leastWaiting(day, { known: meanRate({ candidates: chances }) }, goal, invitations)
  const start = price(alike).cost < Infinity ? alike : atTheBeginning(day, invitations)
  const perSlot = invitations > MOST_COMPARED ? start : localSearch(start, invitations, price).invitations
  return {
    ...count,
    probability: chanceOf(perSlot),
    perSlot,
    held: flowDay({ ...day, ...peopleOf(perSlot) }).held,
    assignment: assign(perSlot).map((slot) => slot.map((person) => chosen[person]!)),
  }
}
