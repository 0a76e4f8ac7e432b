import type { FastifyReply, FastifyRequest } from 'fastify'
import { calculatorFor, troubleWith } from '../../../web/calculator/calculator.ts'
import { visitorOf } from '../../../web/visitor.ts'
import type { PlanInput } from '../plan/plan-fields.ts'
import { rateOf } from '../plan/plan-question.ts'
import { wavesView, type WavesView } from './waves-view.ts'

/** Invitations in waves beside the single mailing, or in words why there are none. */
export type WavesShown = { waves: WavesView; noWaves: null } | { waves: null; noWaves: string }

export async function wavesShown(input: PlanInput, request: FastifyRequest, reply: FastifyReply): Promise<WavesShown> {
  const { t, format } = visitorOf(request)
  const { goal, certainty } = input
  const question = { rate: rateOf(input), goal, confidence: certainty / 100, room: roomOf(input) }
  try {
    const answer = await calculatorFor(request)('wavesBesideMailing', question)
    return answer ? { waves: wavesView(answer, t, format), noWaves: null } : { waves: null, noWaves: t('waves.none') }
  } catch (error) {
    return { waves: null, noWaves: t(troubleWith(error, reply, 'waves.too-long')) }
  }
}

/** The most people who can be met; never fewer than the goal. */
function roomOf({ format, goal, seats, slots, interviewers, interviewersBySlot }: PlanInput): number {
  const interviews = interviewersBySlot?.reduce((sum, n) => sum + n, 0) ?? slots * interviewers
  return Math.max(goal, format === 'group' ? seats : interviews)
}
