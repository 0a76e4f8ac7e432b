import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { page } from '../../web/views.ts'
import { allow, visitorOf } from '../../web/visitor.ts'
import { turnoutPage } from './pages.ts'
import { teamTurnout, turnoutBy } from './queries.ts'

/** How many of those invited come, as the team's own history tells it. */
export function turnoutRoutes(app: FastifyInstance, { database: { db } }: Services) {
  app.get('/turnout', { onRequest: allow('reports.read') }, async (request, reply) => {
    const [all, byKind, bySource] = [await teamTurnout(db), await turnoutBy(db, 'kind'), await turnoutBy(db, 'source')]
    return page(reply, 'turnout/report', turnoutPage(all, byKind, bySource, visitorOf(request)))
  })
}
