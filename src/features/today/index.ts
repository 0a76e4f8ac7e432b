import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { homeRoutes } from './pages/today.ts'

export async function today(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    homeRoutes(pages, services)
  })
}
