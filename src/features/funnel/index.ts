import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { funnelRoutes } from './pages/funnel.ts'

export async function funnel(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    funnelRoutes(pages, services)
  })
}
