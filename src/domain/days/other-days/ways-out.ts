import type { CommonRate } from '../../chances/show-rate.ts'
import { type DayGoal, fewestInvitations } from '../day-goal.ts'
import { flowDay } from '../flow-day.ts'
import { type FlowQuestion, goalOf } from '../flow-plan.ts'
import { placesIn } from '../held.ts'
import { interviewersOf } from '../optimum/optimum-question.ts'
import { leastWaiting } from '../optimum/least-waiting.ts'

/** A day that can meet the goal: what it needs more of, how many are invited, and how many slots each waits. */
export type Way = { readonly more: number; readonly invitations: number; readonly wait: number }

/** What would meet a goal for which a day has too few places. */
export type WaysOut = {
  readonly places: number
  /** So many more interviewers at each time; null where nothing sensible helps. */
  readonly interviewers: Way | null
  /** So many more times. */
  readonly slots: Way | null
  /** Several such days, each meeting its share of the goal with so many invitations. */
  readonly days: { readonly days: number; readonly goal: number; readonly invitations: number } | null
}

const MOST_SLOTS = 64
const MOST_INTERVIEWERS = 64
const MOST_DAYS = 10

/** Days of more people are not compared: that takes seconds, and so many at once help nobody. */
const MOST_COMPARED = 200

/** A way with longer waits, in slots, is passed over for the next one, and one with very long ones is none. */
const LONG_WAIT = 1.5
const ENDLESS_WAIT = 3

/** What would meet the goal; null where the day has places enough, so that more of it does not help. */
export function waysOut(question: FlowQuestion, rate: CommonRate): WaysOut | null {
  const { slots } = question
  const goal = goalOf(question)
  const places = placesIn(question, slots)
  if (goal.goal <= places) return null
  const at = interviewersOf(question)
  const withInterviewers = (more: number) => ({ ...question, interviewers: at.map((count) => count + more) })
  const withSlots = (more: number) => ({
    ...question,
    slots: slots + more,
    interviewers: [...at, ...Array<number>(more).fill(at.findLast((count) => count > 0) ?? 1)],
    breaks: [...Array.from({ length: slots }, (_, s) => question.breaks?.[s] ?? 0), ...Array<number>(more).fill(0)],
  })
  const busiest = Math.max(...at)
  return {
    places,
    interviewers: firstGood(
      Math.ceil((goal.goal - places) / slots),
      MOST_INTERVIEWERS - busiest,
      withInterviewers,
      rate,
    ),
    slots: firstGood(Math.ceil((goal.goal - places) / (at.at(-1) || busiest)), MOST_SLOTS - slots, withSlots, rate),
    days: severalDays(question, rate, goal, places),
  }
}

/** The first of two larger days on which nobody waits long, or the first on which they are bearable. */
function firstGood(least: number, most: number, dayWith: (more: number) => FlowQuestion, rate: CommonRate): Way | null {
  let first: Way | null = null
  for (let more = least; more <= Math.min(most, least + 1); more++) {
    const day = dayWith(more)
    const invitations = fewestInvitations(day, rate, goalOf(day))
    if (invitations === null || invitations > MOST_COMPARED) continue
    const perSlot = leastWaiting(day, rate, goalOf(day), invitations)
    const way = { more, invitations, wait: flowDay({ ...day, rate, invitations: perSlot }).waitPerShow }
    if (way.wait <= LONG_WAIT) return way
    if (way.wait <= ENDLESS_WAIT) first ??= way
  }
  return first
}

/** Each day meets its share surely enough for all of them to do so together. */
function severalDays(question: FlowQuestion, rate: CommonRate, goal: DayGoal, places: number): WaysOut['days'] {
  const days = Math.ceil(goal.goal / places)
  if (days > MOST_DAYS) return null
  const share = Math.ceil(goal.goal / days)
  const invitations = fewestInvitations(question, rate, {
    ...goal,
    goal: share,
    confidence: goal.confidence ** (1 / days),
  })
  return invitations === null ? null : { days, goal: share, invitations }
}
