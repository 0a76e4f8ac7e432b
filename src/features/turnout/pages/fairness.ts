import type { FastifyInstance } from 'fastify'
import { NEVER_USED } from '../../../domain/turnout/evaluation/fairness.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { sourceTreatments } from '../reads/source-treatments.ts'
import { fairnessPage } from './fairness-view.ts'

/** How people of each source are treated: invited, and kept waiting. */
export function fairnessRoutes(app: FastifyInstance, { database: { db } }: Services) {
  app.get('/turnout/fairness', { onRequest: allow('reports.read') }, async (request, reply) => {
    const view = fairnessPage(await sourceTreatments(db), visitorOf(request))
    return page(reply, 'turnout/fairness', { ...view, never: NEVER_USED })
  })
}
