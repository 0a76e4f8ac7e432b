import type { FastifyInstance } from 'fastify'
import { readForm } from '../../../web/forms/forms.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { planDefaults, planForm, typedPlan } from '../plan/plan-fields.ts'
import { planShown } from '../plan/plan-shown.ts'

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
      ...(form.ok ? await planShown(form.value, request, reply) : { plan: null, trouble: null }),
    })
  })
}
