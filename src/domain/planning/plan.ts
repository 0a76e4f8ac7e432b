import { type Distribution, probabilityFrom, probabilityOf, quantileOf } from '../overbooking/distribution.ts'
import { flowDay, type FlowDayFigures } from '../overbooking/flow-day.ts'
import { groupPlan, type GroupPlan } from '../overbooking/group-interview.ts'
import { headCount } from '../overbooking/head-count.ts'
import { minimumInvitations } from '../overbooking/minimum-invitations.ts'
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

export interface Plan {
  readonly question: PlanQuestion
  /** Mean chance of one invited person to come. */
  readonly meanRate: number
  readonly invitations: number
  /** How many to invite to each slot; one slot for a group. */
  readonly perSlot: readonly number[]
  /** P(at least the goal). */
  readonly probability: number
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
  readonly room: GroupPlan | null
}

/** The most invitations to one slot. */
const MOST_A_SLOT = 2000

/**
 * The fewest invitations that reach the goal, how they are shared out, and what such a day comes to.
 * Null when no number does: it would be above 200 000 invitations, or above 2 000 a slot.
 */
export const planFor = (question: PlanQuestion, rate: CommonRate): Plan | null => {
  const { goal, confidence } = question
  const { invitations } = minimumInvitations(rate, goal, confidence)
  const slots = question.format === 'flow' ? question.slots : 1
  if (invitations === null || (question.format === 'flow' && invitations > slots * MOST_A_SLOT)) return null
  const law = headCount(rate, invitations)
  const perSlot = spread(invitations, slots)
  return {
    question,
    meanRate: meanRate(rate),
    invitations,
    perSlot,
    probability: probabilityFrom(law, goal),
    nobody: probabilityOf(law, 0),
    expected: invitations * meanRate(rate),
    law,
    busy: busyDay(law),
    stated: STATED_RATIOS.map((oneOf) => statedRatio(oneOf, question, rate)),
    day: question.format === 'flow' ? dayOf(question, rate, perSlot) : null,
    equalDay: question.format === 'flow' ? equalDay(question, rate) : null,
    room: question.format === 'group' ? groupPlan({ rate, seats: question.seats, quorum: question.quorum, invitations }) : null,
  }
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

const dayOf = ({ interviewers, waitingSeats }: FlowQuestion, rate: CommonRate, invitations: readonly number[]): FlowDayFigures =>
  flowDay({ rate, invitations, interviewers, waitingSeats })

const equalDay = (question: FlowQuestion, rate: CommonRate): EqualDay => {
  const perSlot = question.interviewers * STATED_RATIOS[0]
  return {
    perSlot,
    probability: probabilityFrom(headCount(rate, perSlot * question.slots), question.goal),
    figures: dayOf(question, rate, Array.from({ length: question.slots }, () => perSlot)),
  }
}
