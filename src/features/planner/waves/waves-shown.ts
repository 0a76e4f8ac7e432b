import type { FastifyReply, FastifyRequest } from 'fastify'
import { calculatorFor, troubleWith } from '../../../web/calculator/calculator.ts'
import { visitorOf } from '../../../web/visitor.ts'
import type { PlanInput } from '../plan/plan-fields.ts'
import { rateOf } from '../plan/plan-question.ts'
import type { PlanView } from '../plan/plan-view.ts'
import { wavesView, type WavesView } from './waves-view.ts'

/** Invitations in waves beside the single mailing, or in words why there are none. */
export type WavesShown = { waves: WavesView; noWaves: null } | { waves: null; noWaves: string }

/** @returns null where the day has no goal: it is filled, and there is nothing to wait for */
export async function wavesShown(
  input: PlanInput,
  plan: PlanView,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<WavesShown | null> {
  const { t, format } = visitorOf(request)
  const { goal, certainty } = input
  if (input.format === 'flow' && input.asks === 'fill') return null
  if (plan.byWaves) return { waves: null, noWaves: t('waves.first-look', { number: plan.number }) }
  const question = { rate: rateOf(input), goal, confidence: certainty / 100, room: roomOf(input) }
  try {
    const answer = await calculatorFor(request)('wavesBesideMailing', question)
    return answer
      ? { waves: wavesView(answer, plan.number, t, format), noWaves: null }
      : { waves: null, noWaves: t('waves.none') }
  } catch (error) {
    return { waves: null, noWaves: t(troubleWith(error, reply, 'waves.too-long')) }
  }
}

/** The most people who can be met; never fewer than the goal. */
function roomOf({ format, goal, seats, slots, interviewers, interviewersBySlot }: PlanInput): number {
  const interviews = interviewersBySlot?.reduce((sum, n) => sum + n, 0) ?? slots * interviewers
  return Math.max(goal, format === 'group' ? seats : interviews)
}
