import { type Distribution, probabilityFrom, probabilityOf, quantileOf } from '../chances/distribution.ts'
import { groupPlan, type GroupPlan } from '../groups/group-interview.ts'
import { headCount } from '../chances/head-count.ts'
import { firstWhere } from '../chances/limits.ts'
import { minimumInvitations } from '../chances/minimum-invitations.ts'
import { type CommonRate, meanRate } from '../chances/show-rate.ts'
import { flowPlan, type FlowPlan, type FlowQuestion, type SharedOut, sharedOut } from './flow-plan.ts'
import { type Goal, STATED_RATIOS } from './goal.ts'

/** One meeting with all who come. */
export type GroupQuestion = Goal & {
  readonly format: 'group'
  readonly seats: number
  /** The fewest people the meeting is worth holding with. */
  readonly quorum: number
}

export type PlanQuestion = FlowQuestion | GroupQuestion

/** What a stated ratio advises, and what that advice is worth. */
export type StatedRatio = {
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

/** What would make room and quorum go together, where no number of invitations keeps both risks. */
export type WayOut = {
  /** The fewest seats that do, with the same quorum; null beyond 500. */
  readonly seats: number | null
  /** The largest quorum that does, with the same seats; null when not even one does. */
  readonly quorum: number | null
}

export type Plan = {
  readonly question: PlanQuestion
  /** Mean chance of one invited person to come. */
  readonly meanRate: number
  readonly invitations: number
  /** How many to invite to each slot; one slot for a group. */
  readonly perSlot: readonly number[]
  readonly quality: SharedOut['quality']
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
  readonly flow: FlowPlan | null
  /** Of a group only; `at` is the size planned. */
  readonly room: (GroupPlan & { readonly wayOut: WayOut | null }) | null
}

/**
 * The fewest invitations that reach the goal, how they are shared out, and what such a day comes to.
 * Null when no number does: it would be above 200 000 invitations, or above 2 000 a slot.
 */
export function planFor(question: PlanQuestion, rate: CommonRate): Plan | null {
  const { goal, confidence } = question
  const least = minimumInvitations(rate, goal, confidence).invitations
  const shared =
    question.format === 'flow'
      ? sharedOut(question, rate, least)
      : least === null
        ? null
        : { perSlot: [least], quality: null }
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
    flow: question.format === 'flow' ? flowPlan(question, rate, perSlot) : null,
    room: question.format === 'group' ? roomOf(question, rate, invitations) : null,
  }
}

/** Points of the curve of chances: enough for a picture. */
const CHANCES = 40

function chancesFrom({ goal }: Goal, rate: CommonRate, invitations: number): Plan['chances'] {
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

function roomOf({ seats, quorum }: GroupQuestion, rate: CommonRate, invitations: number): Plan['room'] {
  const plan = groupPlan({ rate, seats, quorum, invitations })
  if (plan.range !== null) return { ...plan, wayOut: null }
  const fits = (chairs: number, fewest: number) => groupPlan({ rate, seats: chairs, quorum: fewest }).range !== null
  const tooMany = firstWhere(1, quorum, (fewest) => !fits(seats, fewest))
  return {
    ...plan,
    wayOut: {
      seats: firstWhere(seats, MOST_SEATS, (chairs) => fits(chairs, quorum)),
      quorum: tooMany === null || tooMany === 1 ? null : tooMany - 1,
    },
  }
}

function busyDay(law: Distribution): Plan['busy'] {
  const at = (above: number) => ({ above, probability: probabilityFrom(law, above + 1) })
  const [rarer, oftener] = [at(quantileOf(law, 7 / 8)), at(quantileOf(law, 7 / 8) - 1)]
  return 1 / 8 - rarer.probability <= oftener.probability - 1 / 8 ? rarer : oftener
}

function statedRatio(oneOf: number, { goal, confidence }: Goal, rate: CommonRate): StatedRatio {
  const ruleOfThumb = goal * oneOf
  return {
    oneOf,
    ruleOfThumb,
    ifTrue: probabilityFrom(headCount({ known: 1 / oneOf }, ruleOfThumb), goal),
    atOurRate: probabilityFrom(headCount(rate, ruleOfThumb), goal),
    needed: minimumInvitations({ known: 1 / oneOf }, goal, confidence).invitations,
  }
}
