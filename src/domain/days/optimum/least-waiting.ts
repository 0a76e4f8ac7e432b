import { type CommonRate, rateLaw } from '../../chances/show-rate.ts'
import { atTheBeginning, type DayGoal, type DayShape, reachesGoal } from '../day-goal.ts'
import { interviewersAt } from '../day-rules.ts'
import { rateQuadrature } from '../day-scenarios.ts'
import { evenSlots } from '../even-slots.ts'
import { placesIn } from '../held.ts'
import { DayCostAtRate } from './day-cost.ts'
import { descend } from './descent.ts'
import { isBetter, type PricedPlan, totalOf } from './priced-plan.ts'

/** Points of an uncertain rate for a first look, while days are compared, and while the goal is checked. */
const POINTS = { rough: 4, compared: 8, goal: 16 } as const

/** Days of more places are searched from one start and not to the end, larger ones not at all: that takes seconds. */
const MOST_PLACES = { searched: 48, improved: 128 } as const
const MOST_PEOPLE = 300

/** Starts of a search, and how many days it may try where it does not go to the end. */
const STARTS = 2
const TRIES = 150

const WAITING = { idle: 0, wait: 1, overtime: 0 }

type Check = (invitations: readonly number[]) => boolean

/**
 * So many invitations where people wait least and the day still reaches its goal: the best found. Lateness and overruns
 * count in the goal; while waiting is compared everybody is taken to be punctual.
 *
 * @param total no fewer than the goal needs
 */
export function leastWaiting(day: DayShape, rate: CommonRate, goal: DayGoal, total: number): readonly number[] {
  const found = search(day, rate, total, reachesGoal(day, rate, goal, total, POINTS.goal))
  const reaches = reachesGoal(day, rate, goal, total)
  return reaches(found) ? found : search(day, rate, total, reaches)
}

function search(day: DayShape, rate: CommonRate, total: number, reaches: Check): readonly number[] {
  const places = placesIn(day, day.slots)
  const starts = evenStarts(day, total, reaches)
  // The law of a day with overruns takes long: it is asked for as seldom as can be.
  if (places > MOST_PLACES.improved || total > MOST_PEOPLE || (day.overrun ?? 0) > 0) return starts[0]!
  const rates = rateLaw(rate)
  const ratesAt = (points: number) => {
    const interviewers = Array.from({ length: day.slots }, (_, s) => interviewersAt(day, s))
    return rateQuadrature(rates, total, points).map(({ weight, at }) => ({
      weight,
      cost: new DayCostAtRate(at, interviewers, day.breaks, WAITING),
    }))
  }
  const [rough, compared] = [ratesAt(POINTS.rough), ratesAt(POINTS.compared)]
  const isLong = places > MOST_PLACES.searched
  let tries = isLong || rates.kind === 'beta' ? TRIES : Infinity
  const isAllowed = (invitations: readonly number[]) =>
    totalOf(invitations) === total && tries-- > 0 && reaches(invitations)
  if (isLong) return descend(rough, starts[0]!, isAllowed).invitations
  return starts
    .slice(0, STARTS)
    .map((start): PricedPlan => descend(compared, descend(rough, start, isAllowed).invitations, isAllowed))
    .reduce((best, plan) => (isBetter(plan, best) ? plan : best)).invitations
}

/** Everybody evenly over the first times: as many of them as the goal allows, then fewer. */
function evenStarts(day: DayShape, total: number, reaches: Check): (readonly number[])[] {
  const over = (times: number) => [...evenSlots(total, times), ...Array<number>(day.slots - times).fill(0)]
  let [longest, low, high] = [0, 1, day.slots]
  while (low <= high) {
    const times = Math.ceil((low + high) / 2)
    if (reaches(over(times))) [longest, low] = [times, times + 1]
    else high = times - 1
  }
  return longest === 0
    ? [atTheBeginning(day, total)]
    : Array.from({ length: longest }, (_, fewer) => over(longest - fewer))
}
