import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { comparisonRoutes } from './pages/comparison.ts'

export async function comparison(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    comparisonRoutes(pages, services)
  })
}
