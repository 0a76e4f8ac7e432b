import { type Distribution, probabilityFrom, probabilityOf, quantileOf } from '../chances/distribution.ts'
import { type RoomPlan, roomPlan, type RoomQuestion } from '../groups/room-plan.ts'
import { headCount } from '../chances/head-count.ts'
import { minimumInvitations } from '../invitations/minimum-invitations.ts'
import { type CommonRate, meanRate } from '../chances/show-rate.ts'
import { flowPlan, type FlowPlan, type FlowQuestion, type SharedOut, sharedOut } from './flow-plan.ts'
import type { Goal } from '../invitations/goal.ts'
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
  readonly room: RoomPlan | null
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
    room: question.format === 'group' ? roomPlan(question, rate, invitations) : null,
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

function busyDay(law: Distribution): Plan['busy'] {
  const at = (above: number) => ({ above, probability: probabilityFrom(law, above + 1) })
  const [rarer, oftener] = [at(quantileOf(law, 7 / 8)), at(quantileOf(law, 7 / 8) - 1)]
  return 1 / 8 - rarer.probability <= oftener.probability - 1 / 8 ? rarer : oftener
}
