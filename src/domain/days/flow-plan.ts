import { costCurve } from './optimum/cost-curve.ts'
import type { DayRules } from './day-rules.ts'
import { probabilityFrom } from '../chances/distribution.ts'
import { flowDay, type FlowDayFigures } from './flow-day.ts'
import { flowDayOptimum } from './optimum/flow-day-optimum.ts'
import { headCount } from '../chances/head-count.ts'
import { MOST_PER_SLOT } from '../chances/limits.ts'
import { interviewersOf, limitsOf } from './optimum/optimum-question.ts'
import { roughOptimum } from './optimum/rough-optimum.ts'
import { type Preset, PRESETS } from './presets.ts'
import { type CommonRate, rateLaw } from '../chances/show-rate.ts'
import type { Goal } from '../invitations/goal.ts'
import { STATED_RATIOS } from '../invitations/stated-ratio.ts'
import { evenSlots } from './even-slots.ts'

/** A day of slots, people being met one by one. */
export type FlowQuestion = Goal &
  DayRules & {
    readonly format: 'flow'
    readonly slots: number
    /** Length of a slot, which is that of an interview. */
    readonly minutes: number
    readonly waitingSeats: number
    /**
     * How invitations are shared out: the same to every slot, as is cheapest at a preset's prices, or as given slot by
     * slot.
     */
    readonly spread: 'even' | Preset | readonly number[]
    /** Hard limit: P(more left waiting than `waitingSeats`, at some slot) at most this; none where not said. */
    readonly maxWaitingRoomRisk?: number
    /** Hard limit: slots that those invited to any one slot wait on average, at most this; none where not said. */
    readonly maxMeanWait?: number
  }

/** The article's flow day: everybody's slot gets as many as bring one person an interviewer on average. */
export type EqualDay = {
  readonly perSlot: number
  readonly probability: number
  readonly figures: FlowDayFigures
}

/** How a flow day is invited, and whether it is the best at its preset's prices; null where nothing was optimised. */
export type SharedOut = {
  readonly perSlot: readonly number[]
  readonly quality: 'proved-best' | 'best-found' | 'roughly-best' | null
}

/** What only a flow day comes to. */
export type FlowPlan = {
  readonly day: FlowDayFigures
  /** Interviews that the day has time for. */
  readonly places: number
  /** Whether the day keeps its hard limits; null where there are none. */
  readonly keepsLimits: boolean | null
  /**
   * Cost by the number invited, in idle slots of one interviewer, at the preset's prices or else at those of
   * `balanced`.
   */
  readonly costs: readonly { readonly invitations: number; readonly cost: number }[]
  /** Null where interviewers come and go: then no equal day is the article's. */
  readonly equalDay: EqualDay | null
}

/** A day of at most so many slots is proved best at once; for larger days people would wait while they type. */
const MOST_PROVED_SLOTS = { known: 12, uncertain: 8 } as const

/** At a rate not exactly known a proof takes longer: so many interviews have time for it. */
const MOST_PLACES_PROVED_IN_DOUBT = 24

/**
 * Up to so many slots times interviews, as 64 slots of one interviewer or 16 of 16 have, an uncertain rate is searched
 * to the end: measured at 1 to 2 seconds at most. Larger days are shared out roughly.
 */
const MOST_SEARCHED_IN_DOUBT = 4096

function placesOf(question: FlowQuestion): number {
  return interviewersOf(question).reduce((sum, count) => sum + count, 0)
}

function isQuicklyProved(question: FlowQuestion, rate: CommonRate): boolean {
  const isSmall = rateLaw(rate).kind === 'fixed' || placesOf(question) <= MOST_PLACES_PROVED_IN_DOUBT
  return isSmall && question.slots <= MOST_PROVED_SLOTS['known' in rate ? 'known' : 'uncertain']
}

/** Whether a day is so large, at a rate not exactly known, that the best one would take too long to find. */
function isTooLargeToSearch(question: FlowQuestion, rate: CommonRate): boolean {
  return rateLaw(rate).kind === 'beta' && question.slots * placesOf(question) > MOST_SEARCHED_IN_DOUBT
}

/** At least `least` people over the slots; null when they are more than the slots take. */
export function sharedOut(question: FlowQuestion, rate: CommonRate, least: number | null): SharedOut | null {
  const { spread: how, slots } = question
  if (typeof how !== 'string') return { perSlot: how, quality: null }
  if (least === null || least > slots * MOST_PER_SLOT) return null
  if (how === 'even') return { perSlot: evenSlots(least, slots), quality: null }
  const asked = { ...question, rate, costs: PRESETS[how], leastInvitations: least }
  if (isTooLargeToSearch(question, rate)) return { perSlot: roughOptimum(asked), quality: 'roughly-best' }
  const best = flowDayOptimum({ ...asked, certify: isQuicklyProved(question, rate) })
  return { perSlot: best.invitations, quality: best.certified ? 'proved-best' : 'best-found' }
}

export function flowPlan(question: FlowQuestion, rate: CommonRate, perSlot: readonly number[]): FlowPlan {
  const day = dayOf(question, rate, perSlot)
  const { spread: how, interviewers } = question
  const costs = PRESETS[typeof how === 'string' && how !== 'even' ? how : 'balanced']
  const curve = costCurve(
    { ...question, rate, interviewers: interviewersOf(question), costs, rough: isTooLargeToSearch(question, rate) },
    perSlot,
  )
  return {
    day,
    places: placesOf(question),
    keepsLimits: limitsOf(question)?.(day) ?? null,
    costs: curve.map(({ invitations, cost }) => ({ invitations: invitations.reduce((sum, n) => sum + n, 0), cost })),
    equalDay: typeof interviewers === 'number' ? equalDay(question, interviewers, rate) : null,
  }
}

function dayOf(question: FlowQuestion, rate: CommonRate, invitations: readonly number[]): FlowDayFigures {
  return flowDay({ ...question, rate, invitations })
}

function equalDay(question: FlowQuestion, interviewers: number, rate: CommonRate): EqualDay {
  const perSlot = interviewers * STATED_RATIOS[0]
  return {
    perSlot,
    probability: probabilityFrom(headCount(rate, perSlot * question.slots), question.goal),
    figures: dayOf(
      question,
      rate,
      Array.from({ length: question.slots }, () => perSlot),
    ),
  }
}
