import { type Distribution, probabilityFrom, probabilityOf, quantileOf } from '../overbooking/distribution.ts'
import { flowDay, type FlowDayFigures } from '../overbooking/flow-day.ts'
import { groupPlan, type GroupPlan } from '../overbooking/group-interview.ts'
import { flowDayOptimum } from '../overbooking/flow-day-optimum.ts'
import { headCount } from '../overbooking/head-count.ts'
import { firstWhere, MOST_PER_SLOT } from '../overbooking/limits.ts'
import { minimumInvitations } from '../overbooking/minimum-invitations.ts'
import { type Preset, PRESETS } from '../overbooking/presets.ts'
import { type CommonRate, meanRate } from '../overbooking/show-rate.ts'
import { spread } from './spread.ts'

interface Goal {
  /** How many people are to be met. */
  readonly goal: number
  /** How sure to be of that: 0.9 = in nine of ten such days. */
  readonly confidence: number
}

/** A day of slots, people being met one by one. */
export interface FlowQuestion extends Goal {
  readonly format: 'flow'
  readonly slots: number
  /** Length of a slot, which is that of an interview. */
  readonly minutes: number
  readonly interviewers: number
  readonly waitingSeats: number
  /** How invitations are shared out: the same to every slot, as is cheapest at a preset's prices, or as given slot by slot. */
  readonly spread: 'even' | Preset | readonly number[]
  /** Share of those who come that come one slot late. */
  readonly late: number
  /** Chance that an interview takes a second slot. */
  readonly overrun: number
}

/** One meeting with all who come. */
export interface GroupQuestion extends Goal {
  readonly format: 'group'
  readonly seats: number
  /** The fewest people the meeting is worth holding with. */
  readonly quorum: number
}

export type PlanQuestion = FlowQuestion | GroupQuestion

/** The ratios the source article states: one of so many invited comes. They contradict each other and stand apart. */
export const STATED_RATIOS = [5, 3] as const

/** What a stated ratio advises, and what that advice is worth. */
export interface StatedRatio {
  /** One of so many comes. */
  readonly oneOf: number
  /** goal · oneOf: enough on average only. */
  readonly ruleOfThumb: number
  /** P(at least the goal) with that many, were the ratio true. */
  readonly ifTrue: number
  /** The same at the rate the plan is made with. */
  readonly atOurRate: number
  /** The fewest invitations that reach the goal with the confidence asked for, were the ratio true. */
  readonly needed: number | null
}

/** The article's flow day: everybody's slot gets as many as bring one person an interviewer on average. */
export interface EqualDay {
  readonly perSlot: number
  readonly probability: number
  readonly figures: FlowDayFigures
}

/** What would make room and quorum go together, where no number of invitations keeps both risks. */
export interface WayOut {
  /** The fewest seats that do, with the same quorum; null beyond 500. */
  readonly seats: number | null
  /** The largest quorum that does, with the same seats; null when not even one does. */
  readonly quorum: number | null
}

export interface Plan {
  readonly question: PlanQuestion
  /** Mean chance of one invited person to come. */
  readonly meanRate: number
  readonly invitations: number
  /** How many to invite to each slot; one slot for a group. */
  readonly perSlot: readonly number[]
  /** Whether the day is the best at its preset's prices; null where nothing was optimised. */
  readonly quality: 'proved-best' | 'best-found' | null
  /** P(at least the goal). */
  readonly probability: number
  /** P(at least the goal) by the number invited, from about the goal to well beyond the plan, which is one of them. */
  readonly chances: readonly { readonly invitations: number; readonly probability: number }[]
  /** P(nobody comes). */
  readonly nobody: number
  readonly expected: number
  /** How many come. */
  readonly law: Distribution
  /** A busy day: more than `above` come with this probability, as near to one in eight as whole people allow. */
  readonly busy: { readonly above: number; readonly probability: number }
  readonly stated: readonly StatedRatio[]
  /** Of a flow day only. */
  readonly day: FlowDayFigures | null
  readonly equalDay: EqualDay | null
  /** Of a group only; `at` is the size planned. */
  readonly room: (GroupPlan & { readonly wayOut: WayOut | null }) | null
}

/**
 * The fewest invitations that reach the goal, how they are shared out, and what such a day comes to.
 * Null when no number does: it would be above 200 000 invitations, or above 2 000 a slot.
 */
export const planFor = (question: PlanQuestion, rate: CommonRate): Plan | null => {
  const { goal, confidence } = question
  const least = minimumInvitations(rate, goal, confidence).invitations
  const shared = question.format === 'flow' ? sharedOut(question, rate, least) : least === null ? null : { perSlot: [least], quality: null }
  if (shared === null) return null
  const { perSlot, quality } = shared
  const invitations = perSlot.reduce((sum, n) => sum + n, 0)
  const law = headCount(rate, invitations)
  return {
    question,
    meanRate: meanRate(rate),
    invitations,
    perSlot,
    quality,
    chances: chancesFrom(question, rate, Math.max(invitations, least ?? 0)),
    probability: probabilityFrom(law, goal),
    nobody: probabilityOf(law, 0),
    expected: invitations * meanRate(rate),
    law,
    busy: busyDay(law),
    stated: STATED_RATIOS.map((oneOf) => statedRatio(oneOf, question, rate)),
    day: question.format === 'flow' ? dayOf(question, rate, perSlot) : null,
    equalDay: question.format === 'flow' ? equalDay(question, rate) : null,
    room: question.format === 'group' ? roomOf(question, rate, invitations) : null,
  }
}

/** Up to so many slots a day is proved best at once; larger ones would keep those who type waiting. */
const MOST_PROVED_SLOTS = { known: 12, uncertain: 8 } as const

/** Up to so many interviews a day is searched with the doubt about its rate; beyond, that takes seconds. */
const MOST_PLACES_IN_DOUBT = 24

/** At least `least` people over the slots; null when they are more than the slots take. */
const sharedOut = (question: FlowQuestion, rate: CommonRate, least: number | null): Pick<Plan, 'perSlot' | 'quality'> | null => {
  const { spread: how, slots, interviewers } = question
  if (typeof how !== 'string') return { perSlot: how, quality: null }
  if (least === null || least > slots * MOST_PER_SLOT) return null
  if (how === 'even') return { perSlot: spread(least, slots), quality: null }
  // Of a large day the queue at the mean rate tells where people are best put; the total still allows for the doubt.
  const searched = slots * interviewers > MOST_PLACES_IN_DOUBT ? { known: meanRate(rate) } : rate
  const certify = searched === rate && slots <= MOST_PROVED_SLOTS['known' in rate ? 'known' : 'uncertain']
  const best = flowDayOptimum({ slots, interviewers, rate: searched, costs: PRESETS[how], leastInvitations: least, certify })
  return { perSlot: best.invitations, quality: best.certified ? 'proved-best' : 'best-found' }
}

/** Points of the curve of chances: enough for a picture. */
const CHANCES = 40

const chancesFrom = ({ goal }: Goal, rate: CommonRate, invitations: number): Plan['chances'] => {
  const most = Math.max(Math.ceil(invitations * 1.5), goal * STATED_RATIOS[0])
  const step = Math.max(1, Math.ceil((most - goal) / CHANCES))
  const first = goal + (Math.max(0, invitations - goal) % step)
  return Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, i) => {
    const invited = first + i * step
    return { invitations: invited, probability: probabilityFrom(headCount(rate, invited), goal) }
  })
}

/** More seats than any room of the form has. */
const MOST_SEATS = 500

const roomOf = ({ seats, quorum }: GroupQuestion, rate: CommonRate, invitations: number): Plan['room'] => {
  const plan = groupPlan({ rate, seats, quorum, invitations })
  if (plan.range !== null) return { ...plan, wayOut: null }
  const fits = (chairs: number, fewest: number) => groupPlan({ rate, seats: chairs, quorum: fewest }).range !== null
  const tooMany = firstWhere(1, quorum, (fewest) => !fits(seats, fewest))
  return { ...plan, wayOut: { seats: firstWhere(seats, MOST_SEATS, (chairs) => fits(chairs, quorum)), quorum: tooMany === null || tooMany === 1 ? null : tooMany - 1 } }
}

const busyDay = (law: Distribution): Plan['busy'] => {
  const at = (above: number) => ({ above, probability: probabilityFrom(law, above + 1) })
  const [rarer, oftener] = [at(quantileOf(law, 7 / 8)), at(quantileOf(law, 7 / 8) - 1)]
  return 1 / 8 - rarer.probability <= oftener.probability - 1 / 8 ? rarer : oftener
}

const statedRatio = (oneOf: number, { goal, confidence }: Goal, rate: CommonRate): StatedRatio => {
  const ruleOfThumb = goal * oneOf
  return {
    oneOf,
    ruleOfThumb,
    ifTrue: probabilityFrom(headCount({ known: 1 / oneOf }, ruleOfThumb), goal),
    atOurRate: probabilityFrom(headCount(rate, ruleOfThumb), goal),
    needed: minimumInvitations({ known: 1 / oneOf }, goal, confidence).invitations,
  }
}

const dayOf = ({ interviewers, waitingSeats, late, overrun }: FlowQuestion, rate: CommonRate, invitations: readonly number[]): FlowDayFigures =>
  flowDay({ rate, invitations, interviewers, waitingSeats, late, overrun })

const equalDay = (question: FlowQuestion, rate: CommonRate): EqualDay => {
  const perSlot = question.interviewers * STATED_RATIOS[0]
  return {
    perSlot,
    probability: probabilityFrom(headCount(rate, perSlot * question.slots), question.goal),
    figures: dayOf(question, rate, Array.from({ length: question.slots }, () => perSlot)),
  }
}
