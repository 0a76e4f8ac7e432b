import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { turnoutRoutes } from './pages/report.ts'

export async function turnout(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    turnoutRoutes(pages, services)
  })
}
