import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import type { PlanQuestion } from '../../../domain/days/plan.ts'
import type { Answer } from '../../../web/calculator/calculations.ts'
import { TooLong } from '../../../web/errors.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { type Calculate, calculatorFor, troubleWith } from '../../../web/calculator/calculator.ts'
import type { PlanInput } from './plan-fields.ts'
import { questionOf, rateOf } from './plan-question.ts'
import { noPlan } from './no-plan.ts'
import type { LinkTo } from './plan-answer.ts'
import { planView, type PlanView } from './plan-view.ts'

/** A plan, or in words why there is none. */
export type Planned<P> = { plan: P; trouble: null } | { plan: null; trouble: string }

/** The plan behind a filled-in form, to be shown beside it. */
export async function planShown(
  input: PlanInput,
  request: FastifyRequest,
  reply: FastifyReply,
  linkTo: LinkTo | null = null,
): Promise<Planned<PlanView>> {
  const { t, format } = visitorOf(request)
  const asked = { question: questionOf(input), rate: rateOf(input) }
  const calculate = calculatorFor(request)
  try {
    const plan = await calculate('plan', asked)
    const others = await otherDays(asked, calculate)
    return plan
      ? { plan: planView(plan, input, others?.shorter ?? [], linkTo, t, format), trouble: null }
      : { plan: null, trouble: noPlan(asked.question, others?.larger ?? null, t, format) }
  } catch (error) {
    return { plan: null, trouble: t(troubleWith(error, reply, tooLong(input))) }
  }
}

type Asked = { question: PlanQuestion; rate: CommonRate }

/** Other days that meet the goal; null where nothing is to be met, and where they would take too long. */
async function otherDays({ question, rate }: Asked, calculate: Calculate): Promise<Answer<'otherDays'> | null> {
  if (question.format !== 'flow' || question.asks !== 'meet' || typeof question.spread !== 'string') return null
  try {
    return await calculate('otherDays', { question, rate })
  } catch (error) {
    if (error instanceof TooLong) return null
    throw error
  }
}

/** Why nobody can be invited so that a batch meets its goal, and what would do. */
export async function whyNoPlan(asked: Asked, request: FastifyRequest): Promise<string> {
  const { t, format } = visitorOf(request)
  const others = await otherDays(asked, calculatorFor(request))
  return noPlan(asked.question, others?.larger ?? null, t, format)
}

/** What to say when a plan takes too long to calculate: which input makes it so. */
export function tooLong({ format, late, overrun }: PlanInput) {
  if (format === 'group') return 'planner.too-large-group'
  return late > 0 || overrun > 0 ? 'planner.too-large-late' : 'planner.too-large'
}
