import { costCurve } from './optimum/cost-curve.ts'
import type { DayRules } from './day-rules.ts'
import { probabilityFrom } from '../chances/distribution.ts'
import { flowDay, type FlowDayFigures } from './flow-day.ts'
import { flowDayOptimum } from './optimum/flow-day-optimum.ts'
import { headCount } from '../chances/head-count.ts'
import { MOST_PER_SLOT } from '../chances/limits.ts'
import { interviewersOf, limitsOf } from './optimum/optimum-question.ts'
import { type Preset, PRESETS } from './presets.ts'
import { type CommonRate, meanRate } from '../chances/show-rate.ts'
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
  readonly quality: 'proved-best' | 'best-found' | null
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

/** A day of at most so many interviews is searched with its uncertain rate; for larger days that takes seconds. */
const MOST_PLACES_IN_DOUBT = 24

function placesOf(question: FlowQuestion): number {
  return interviewersOf(question).reduce((sum, count) => sum + count, 0)
}

/** For a large day the queue at the mean rate is enough to place people; the total still allows for the uncertainty. */
function searchedRate(question: FlowQuestion, rate: CommonRate): CommonRate {
  return placesOf(question) > MOST_PLACES_IN_DOUBT ? { known: meanRate(rate) } : rate
}

/** At least `least` people over the slots; null when they are more than the slots take. */
export function sharedOut(question: FlowQuestion, rate: CommonRate, least: number | null): SharedOut | null {
  const { spread: how, slots } = question
  if (typeof how !== 'string') return { perSlot: how, quality: null }
  if (least === null || least > slots * MOST_PER_SLOT) return null
  if (how === 'even') return { perSlot: evenSlots(least, slots), quality: null }
  const searched = searchedRate(question, rate)
  const certify = searched === rate && slots <= MOST_PROVED_SLOTS['known' in rate ? 'known' : 'uncertain']
  const best = flowDayOptimum({ ...question, rate: searched, costs: PRESETS[how], leastInvitations: least, certify })
  return { perSlot: best.invitations, quality: best.certified ? 'proved-best' : 'best-found' }
}

export function flowPlan(question: FlowQuestion, rate: CommonRate, perSlot: readonly number[]): FlowPlan {
  const day = dayOf(question, rate, perSlot)
  const { spread: how, interviewers } = question
  const costs = PRESETS[typeof how === 'string' && how !== 'even' ? how : 'balanced']
  const curve = costCurve(
    { ...question, rate: searchedRate(question, rate), interviewers: interviewersOf(question), costs },
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
