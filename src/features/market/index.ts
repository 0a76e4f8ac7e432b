import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { marketRoutes } from './pages/market.ts'

export async function market(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    marketRoutes(pages, services)
  })
}
