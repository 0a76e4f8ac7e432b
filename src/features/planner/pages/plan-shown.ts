import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Plan } from '../../../domain/days/plan.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { calculatorFor, troubleWith } from '../calculator/calculator.ts'
import { type PlanInput, questionOf, rateOf } from './plan-form.ts'
import { planView, type PlanView } from './plan-view.ts'

/** A plan, or in words why there is none. */
export type Planned<P = Plan> = { plan: P; trouble: null } | { plan: null; trouble: string }

/** The plan behind a filled-in form. */
export async function planned(input: PlanInput, request: FastifyRequest, reply: FastifyReply): Promise<Planned> {
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

/** Which input makes a plan too dear to be worked out while somebody waits. */
function tooLong({ format, late, overrun }: PlanInput) {
  if (format === 'group') return 'planner.too-large-group'
  return late > 0 || overrun > 0 ? 'planner.too-large-late' : 'planner.too-large'
}
