import type { FastifyInstance } from 'fastify'
import { readForm } from '../../../web/forms/forms.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { planDefaults, planForm, typedPlan, withEnd } from '../plan/plan-fields.ts'
import { planFormView } from '../plan/plan-form-view.ts'
import type { LinkTo } from '../plan/plan-answer.ts'
import { planShown } from '../plan/plan-shown.ts'
import { teamStart } from '../plan/team-start.ts'
import { wavesShown } from '../waves/waves-shown.ts'

/** The calculator page: everything it shows is in its address, so that a plan can be sent as a link. */
export function plannerRoutes(app: FastifyInstance, services: Services) {
  app.get('/planner', { config: openLimit(services) }, async (request, reply) => {
    const { may, t, format } = visitorOf(request)
    const sent = request.query as Record<string, unknown>
    const history = may('reports.read') ? await teamStart(services.database.db) : {}
    const asked = 'rate' in sent ? sent : { ...history, ...sent }
    const form = readForm(planForm, typedPlan(asked), t)
    const template = wantsFragment(request) ? 'planner/live' : 'planner/page'
    // Without figures of its own the answer leaves those on the page alone.
    if (!form.ok) reply.header('HX-Reswap', 'none')
    const values = withEnd({ ...planDefaults, ...asked })
    const linkTo: LinkTo = (values) => `/planner?${addressOf({ ...asked, ...values })}`
    const shown = form.ok ? await planShown(form.value, request, reply, linkTo) : { plan: null, trouble: null }
    return page(reply, template, {
      values,
      planForm: planFormView(values, 'rate' in history, t, format),
      errors: form.ok ? {} : form.errors,
      wavesLink: '#waves',
      newDay: may('batches.plan') ? `/batches/new?${addressOf(asked)}` : null,
      ...shown,
      ...(form.ok && shown.plan && (await wavesShown(form.value, shown.plan, request, reply))),
    })
  })
}

/** The fields of a plan as they are sent in an address, for the form of a new day. */
function addressOf(asked: Record<string, unknown>): string {
  const fields = Object.entries(asked).filter((field): field is [string, string] => typeof field[1] === 'string')
  return new URLSearchParams(fields).toString()
}
