import type { FastifyInstance } from 'fastify'
import { readForm } from '../../web/forms.ts'
import { openLimit } from '../../web/rate-limit.ts'
import type { Services } from '../../web/services.ts'
import { page, wantsFragment } from '../../web/views.ts'
import { visitorOf, type Visitor } from '../../web/visitor.ts'
import { calculate, TooLarge } from './calculator.ts'
import { planDefaults, planForm, questionOf, rateOf, typedPlan, type PlanInput } from './plan-form.ts'
import { planView, rateNote } from './plan-view.ts'

/** The calculator page: everything it shows is in its address, so that a plan can be sent as a link. */
export function plannerRoutes(app: FastifyInstance, services: Services) {
  app.get('/planner', { config: openLimit(services) }, async (request, reply) => {
    const visitor = visitorOf(request)
    const sent = request.query as Record<string, unknown>
    const form = readForm(planForm, typedPlan(sent), visitor.t)
    const template = wantsFragment(request) ? 'planner/live' : 'planner/page'
    // Without figures of its own the answer leaves those on the page alone.
    if (!form.ok) reply.header('HX-Reswap', 'none')
    return page(reply, template, {
      values: { ...planDefaults, ...sent },
      errors: form.ok ? {} : form.errors,
      plan: form.ok ? await planShown(form.value, visitor) : null,
    })
  })
}

async function planShown(input: PlanInput, { t, format }: Visitor) {
  try {
    const plan = await calculate('plan', { question: questionOf(input), rate: rateOf(input) })
    return plan && planView(plan, rateNote(input, t, format), t, format)
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  }
}
