import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { scorecardRoutes } from './pages/scorecard.ts'

export async function scorecards(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    scorecardRoutes(pages, services)
  })
}
