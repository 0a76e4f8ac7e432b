import { costCurve } from './optimum/cost-curve.ts'
import type { DayRules } from './day-rules.ts'
import { probabilityFrom } from '../chances/distribution.ts'
import { flowDay, type FlowDayFigures } from './flow-day.ts'
import { flowDayOptimum } from './optimum/flow-day-optimum.ts'
import { headCount } from '../chances/head-count.ts'
import { firstWhere, MOST_PER_SLOT } from '../chances/limits.ts'
import { type DayGoal, type GoalCounts, reachesGoal } from './day-goal.ts'
import { leastWaiting } from './optimum/least-waiting.ts'
import { totalOf } from './optimum/priced-plan.ts'
import { interviewersOf, limitsOf, type OptimumQuestion } from './optimum/optimum-question.ts'
import { roughOptimum } from './optimum/rough-optimum.ts'
import { type Preset, PRESETS } from './presets.ts'
import { type CommonRate, rateLaw } from '../chances/show-rate.ts'
import type { Goal } from '../invitations/goal.ts'
import { STATED_RATIOS } from '../invitations/stated-ratio.ts'
import { evenSlots } from './even-slots.ts'

/** What a day is invited for: to meet so many people with the fewest invitations, or to fill the interviewers' time. */
export type DayAsks = 'meet' | 'fill'

/** A day of slots, people being met one by one. */
export type FlowQuestion = Goal &
  DayRules & {
    readonly format: 'flow'
    /** Where not said the day is filled, and invited at least as many as the goal needs. */
    readonly asks?: DayAsks
    /** What the goal counts: people who come where not said. */
    readonly goalCounts?: GoalCounts
    /** To fill a day: interviewer-slots of work that one invitation makes, and how many people there are to invite. */
    readonly work?: number
    readonly atHand?: number
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
  readonly quality: 'proved-best' | 'best-found' | 'roughly-best' | 'least-waiting' | null
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
  /** The fewest invitations that meet the goal; null where the day cannot. */
  readonly enough: number | null
  /** How many invitations would fill the interviewers' time. */
  readonly fills: number
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

/** The goal of a day and what it counts. */
export function goalOf({ goal, confidence, goalCounts = 'arrivals' }: FlowQuestion): DayGoal {
  return { goal, confidence, goalCounts }
}

/** How a day is invited that is to meet its goal with so many invitations or somewhat more; null where it cannot. */
export function sharedOut(question: FlowQuestion, rate: CommonRate, least: number | null): SharedOut | null {
  const { spread: how, slots, asks } = question
  if (typeof how !== 'string') return { perSlot: how, quality: null }
  if (asks === 'fill') {
    const best = filled(question, rate)
    return how === 'even' ? { perSlot: evenSlots(totalOf(best.perSlot), slots), quality: null } : best
  }
  if (least === null) return null
  if (how === 'even') {
    const reaches = reachesGoal(question, rate, goalOf(question), least)
    const total = firstWhere(least, slots * MOST_PER_SLOT, (n) => reaches(evenSlots(n, slots)))
    return total === null ? null : { perSlot: evenSlots(total, slots), quality: null }
  }
  return asks === 'meet' ? met(question, rate, least) : filled(question, rate, { leastInvitations: least })
}

/** So many invitations to begin with, whatever they come to; fewer where limits allow no more. */
export function firstOfDay(question: FlowQuestion, rate: CommonRate, total: number): SharedOut {
  return met({ ...question, confidence: 0, atHand: total }, rate, total)
}

/** The fewest invitations that meet the goal, placed for the least waiting; a day that keeps its limits comes first. */
function met(question: FlowQuestion, rate: CommonRate, least: number): SharedOut {
  const perSlot = leastWaiting(question, rate, goalOf(question), least)
  const isKept = limitsOf(question)?.(dayOf(question, rate, perSlot)) ?? true
  return isKept
    ? { perSlot, quality: 'least-waiting' }
    : filled(question, rate, { leastInvitations: least, dayGoal: goalOf(question) })
}

/** The day that costs least at a preset's prices, with what else it has to keep. */
function filled(
  question: FlowQuestion,
  rate: CommonRate,
  kept: Pick<OptimumQuestion, 'leastInvitations' | 'dayGoal'> = {},
): SharedOut {
  const { spread, work = 0, atHand } = question
  const how = typeof spread === 'string' && spread !== 'even' ? spread : 'balanced'
  const asked = {
    ...question,
    ...kept,
    rate,
    costs: { ...PRESETS[how], invitation: work },
    ...(atHand !== undefined && { mostInvitations: atHand }),
  }
  if (isTooLargeToSearch(question, rate)) return { perSlot: roughOptimum(asked), quality: 'roughly-best' }
  const best = flowDayOptimum({ ...asked, certify: isQuicklyProved(question, rate) })
  return { perSlot: best.invitations, quality: best.certified ? 'proved-best' : 'best-found' }
}

/** @param enough the fewest invitations that meet the goal, null where the day cannot */
export function flowPlan(
  question: FlowQuestion,
  rate: CommonRate,
  perSlot: readonly number[],
  enough: number | null,
): FlowPlan {
  const day = dayOf(question, rate, perSlot)
  const { spread: how, interviewers } = question
  const prices = PRESETS[typeof how === 'string' && how !== 'even' ? how : 'balanced']
  const costs = { ...prices, invitation: question.work ?? 0 }
  const curve = costCurve(
    { ...question, rate, interviewers: interviewersOf(question), costs, rough: isTooLargeToSearch(question, rate) },
    perSlot,
  )
  return {
    day,
    places: placesOf(question),
    keepsLimits: limitsOf(question)?.(day) ?? null,
    costs: curve.map(({ invitations, cost }) => ({ invitations: invitations.reduce((sum, n) => sum + n, 0), cost })),
    enough,
    fills: totalOf(question.asks === 'fill' ? perSlot : filled(question, rate).perSlot),
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
