import { type CommonRate, rateLaw } from '../../chances/show-rate.ts'
import { fewestInvitations } from '../day-goal.ts'
import { flowDay } from '../flow-day.ts'
import { type FlowQuestion, goalOf } from '../flow-plan.ts'
import { leastWaiting } from '../optimum/least-waiting.ts'

/** A day that meets the goal: how long, with how many interviewers, and how many slots each who comes waits. */
export type DayOfShape = {
  readonly slots: number
  readonly interviewers: number
  readonly invitations: number
  readonly wait: number
}

/** Who comes waits at most so many slots where nothing else is said: a shorter day than that is not offered. */
const LONGEST_WAIT = 1

/** Days are compared with larger ones only up to so many places: beyond that people would wait while they type. */
const MOST_PLACES = { known: 64, uncertain: 24 } as const

/**
 * Days to choose from that meet the same goal with less of the interviewers' time: for all of them and for
 * half of them, the shortest day on which nobody waits too long. Shortest first; none where interviewers come and go.
 */
export function dayShapes(question: FlowQuestion, rate: CommonRate): DayOfShape[] {
  const { interviewers, slots, maxMeanWait } = question
  if (typeof interviewers !== 'number' || (question.overrun ?? 0) > 0) return []
  // Lateness takes far longer where the rate is not known for sure.
  if ((question.late ?? 0) > 0 && rateLaw(rate).kind === 'beta') return []
  const isSlow = slots * interviewers > (rateLaw(rate).kind === 'fixed' ? MOST_PLACES.known : MOST_PLACES.uncertain)
  if (isSlow) return []
  const most = maxMeanWait ?? LONGEST_WAIT
  const counts = new Set([interviewers, Math.ceil(interviewers / 2)])
  return [...counts]
    .flatMap((count) => shortest(question, rate, count, slots, most))
    .filter((day) => day.slots < slots || day.interviewers < interviewers)
    .toSorted((x, y) => x.slots * x.interviewers - y.slots * y.interviewers || x.wait - y.wait)
}

/** The shortest day of so many interviewers on which nobody waits longer, and one a time longer; none if none does. */
function shortest(
  question: FlowQuestion,
  rate: CommonRate,
  interviewers: number,
  longest: number,
  wait: number,
): DayOfShape[] {
  let best: DayOfShape | null = null
  let [low, high] = [Math.ceil(question.goal / interviewers), longest]
  while (low <= high) {
    const slots: number = best === null ? high : Math.floor((low + high) / 2)
    const day = shapeOf({ ...question, slots, interviewers }, rate)
    if (day && day.wait <= wait) [best, high] = [day, slots - 1]
    else if (best === null) return []
    else low = slots + 1
  }
  const next = best && best.slots < longest ? shapeOf({ ...question, slots: best.slots + 1, interviewers }, rate) : null
  return [best, next].filter((day) => day !== null)
}

function shapeOf(question: FlowQuestion & { readonly interviewers: number }, rate: CommonRate): DayOfShape | null {
  const { slots, interviewers } = question
  const invitations = fewestInvitations(question, rate, goalOf(question))
  if (invitations === null) return null
  const perSlot = leastWaiting(question, rate, goalOf(question), invitations)
  const { waitPerShow } = flowDay({ ...question, rate, invitations: perSlot })
  return { slots, interviewers, invitations, wait: waitPerShow }
}
