import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Plan } from '../../../domain/days/plan.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { calculatorFor, troubleWith } from '../../../web/calculator/calculator.ts'
import type { PlanInput } from './plan-fields.ts'
import { questionOf, rateOf } from './plan-question.ts'
import { planView, type PlanView } from './plan-view.ts'

/** A plan, or in words why there is none. */
export type Planned<P> = { plan: P; trouble: null } | { plan: null; trouble: string }

/** The plan behind a filled-in form. */
async function planned(input: PlanInput, request: FastifyRequest, reply: FastifyReply): Promise<Planned<Plan>> {
  const { t } = visitorOf(request)
  try {
    const plan = await calculatorFor(request)('plan', { question: questionOf(input), rate: rateOf(input) })
    return plan ? { plan, trouble: null } : { plan: null, trouble: t('planner.impossible') }
  } catch (error) {
    return { plan: null, trouble: t(troubleWith(error, reply, tooLong(input))) }
  }
}

/** The same, to be shown beside the form. */
export async function planShown(
  input: PlanInput,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Planned<PlanView>> {
  const { t, format } = visitorOf(request)
  const answer = await planned(input, request, reply)
  return answer.plan ? { plan: planView(answer.plan, input, t, format), trouble: null } : answer
}

/** What to say when a plan takes too long to calculate: which input makes it so. */
export function tooLong({ format, late, overrun }: PlanInput) {
  if (format === 'group') return 'planner.too-large-group'
  return late > 0 || overrun > 0 ? 'planner.too-large-late' : 'planner.too-large'
}
