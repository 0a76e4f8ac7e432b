import { type Distribution, probabilityFrom, probabilityOf, quantileOf } from '../chances/distribution.ts'
import { type RoomPlan, roomPlan, type RoomQuestion } from '../groups/room-plan.ts'
import { SLACK } from '../chances/limits.ts'
import { headCount } from '../chances/head-count.ts'
import { FIRST_LOOK, isTooMuchAtOnce } from '../invitations/at-once.ts'
import { minimumInvitations } from '../invitations/minimum-invitations.ts'
import { type CommonRate, meanRate } from '../chances/show-rate.ts'
import { fewestInvitations, goalChance } from './day-goal.ts'
import { heldLawOf } from './flow-day.ts'
import {
  firstOfDay,
  flowPlan,
  type FlowPlan,
  type FlowQuestion,
  goalOf,
  type SharedOut,
  sharedOut,
} from './flow-plan.ts'
import { totalOf } from './optimum/priced-plan.ts'
import { resized } from './optimum/same-shape.ts'
import { type StatedRatio, statedRatio, STATED_RATIOS } from '../invitations/stated-ratio.ts'

export type PlanQuestion = FlowQuestion | RoomQuestion

export type Plan = {
  readonly question: PlanQuestion
  /** Mean chance of one invited person to come. */
  readonly meanRate: number
  readonly invitations: number
  /** How many to invite to each slot; one slot for a group. */
  readonly perSlot: readonly number[]
  readonly quality: SharedOut['quality']
  /** P(at least the goal), of what the goal counts. */
  readonly probability: number
  /** The same by the number invited, from about the goal to well beyond the plan, which is one of them. */
  readonly chances: readonly { readonly invitations: number; readonly probability: number }[]
  /** P(nobody comes). */
  readonly nobody: number
  readonly expected: number
  /** How many come. */
  readonly law: Distribution
  /** How many of what the goal counts: who come, or interviews held. */
  readonly counted: Distribution
  /**
   * The count behind the rate is too small for one mailing, which would need `needed` invitations: the plan invites
   * only the first of them, to look and top up. Null where it is not.
   */
  readonly firstOf: { readonly needed: number } | null
  /** A busy day: more than `above` come with this probability, as near to one in eight as whole people allow. */
  readonly busy: { readonly above: number; readonly probability: number }
  readonly stated: readonly StatedRatio[]
  /** Of a flow day only. */
  readonly flow: FlowPlan | null
  /** Of a group only; `at` is the size planned. */
  readonly room: RoomPlan | null
}

/**
 * The fewest invitations that reach the goal, how they are shared out, and what such a day comes to.
 * Null when no number does: it would be above 200 000 invitations or 2 000 a slot, or the day has too few places.
 */
export function planFor(question: PlanQuestion, rate: CommonRate): Plan | null {
  const { goal, confidence } = question
  const least =
    question.format === 'flow'
      ? fewestInvitations(question, rate, goalOf(question))
      : minimumInvitations(rate, goal, confidence).invitations
  if (isFirstLook(question, rate, least)) return firstLook(question, rate, least)
  const shared =
    question.format === 'flow'
      ? sharedOut(question, rate, least)
      : least === null
        ? null
        : { perSlot: [least], quality: null }
  // Where invitations cost more than they bring, nobody is invited.
  const isNobody = question.format === 'flow' && question.asks === 'fill' && shared && totalOf(shared.perSlot) === 0
  return isNobody ? null : shared && planOf(question, rate, shared, least)
}

/** What is invited first where the count behind the rate is too small for one mailing. */
function firstLook(question: PlanQuestion, rate: CommonRate, needed: number): Plan {
  const shared =
    question.format === 'flow' ? firstOfDay(question, rate, FIRST_LOOK) : { perSlot: [FIRST_LOOK], quality: null }
  return { ...planOf(question, rate, shared, needed), firstOf: { needed } }
}

/** A mailing by a small count of one's own; of a day only where the plan chooses how many. */
function isFirstLook(question: PlanQuestion, rate: CommonRate, needed: number | null): needed is number {
  const isChosen = question.format === 'group' || (question.asks === 'meet' && question.spread === 'balanced')
  return isChosen && 'came' in rate && needed !== null && isTooMuchAtOnce(needed, rate.invited)
}

function planOf(asked: PlanQuestion, rate: CommonRate, { perSlot, quality }: SharedOut, least: number | null): Plan {
  const invitations = totalOf(perSlot)
  const law = headCount(rate, invitations)
  const flow = asked.format === 'flow' ? flowPlan(asked, rate, perSlot, least) : null
  const isHeld = asked.format === 'flow' && asked.goalCounts === 'held'
  // Of a very long day the law of interviews held is left out.
  const counted = isHeld && flow?.day.held.pmf ? heldLawOf(flow.day) : law
  const goal = asked.format === 'flow' && asked.asks === 'fill' ? promised(counted, asked.confidence) : asked.goal
  const question = { ...asked, goal }
  return {
    question,
    meanRate: meanRate(rate),
    invitations,
    perSlot,
    quality,
    chances: chancesFrom(question, rate, perSlot, Math.max(invitations, least ?? 0)),
    probability: probabilityFrom(counted, goal),
    nobody: probabilityOf(law, 0),
    expected: invitations * meanRate(rate),
    law,
    counted,
    firstOf: null,
    busy: busyDay(law),
    stated: STATED_RATIOS.map((oneOf) => statedRatio(oneOf, question, rate)),
    flow,
    room: question.format === 'group' ? roomPlan(question, rate, invitations) : null,
  }
}

/** As many as a day without a goal of its own meets with the confidence asked for; at least one. */
function promised(counted: Distribution, confidence: number): number {
  let most = 1
  while (probabilityFrom(counted, most + 1) >= confidence - SLACK) most += 1
  return most
}

/** Points of the curve of chances: enough for a picture. */
const CHANCES = 40

/** Points of an uncertain rate: enough for the same. */
const CHANCE_POINTS = 24

function chancesFrom(
  question: PlanQuestion,
  rate: CommonRate,
  perSlot: readonly number[],
  invitations: number,
): Plan['chances'] {
  const { goal } = question
  const most = Math.max(Math.ceil(invitations * 1.5), goal * STATED_RATIOS[0])
  const step = Math.max(1, Math.ceil((most - goal) / CHANCES))
  const first = goal + (Math.max(0, invitations - goal) % step)
  const isHeld = question.format === 'flow' && question.goalCounts === 'held'
  const held = isHeld ? goalChance(question, rate, { ...goalOf(question), goal }, most, CHANCE_POINTS) : null
  return Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, i) => {
    const invited = first + i * step
    const probability = held ? held(resized(perSlot, invited)) : probabilityFrom(headCount(rate, invited), goal)
    return { invitations: invited, probability }
  })
}

function busyDay(law: Distribution): Plan['busy'] {
  const at = (above: number) => ({ above, probability: probabilityFrom(law, above + 1) })
  const [rarer, oftener] = [at(quantileOf(law, 7 / 8)), at(quantileOf(law, 7 / 8) - 1)]
  return 1 / 8 - rarer.probability <= oftener.probability - 1 / 8 ? rarer : oftener
}
