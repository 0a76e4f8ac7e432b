import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { receptionRoutes } from './pages/reception.ts'
import { resultRoutes } from './pages/result.ts'
import { resultListRoutes } from './pages/results.ts'

export async function reception(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    receptionRoutes(pages, services)
    resultRoutes(pages, services)
    resultListRoutes(pages, services)
  })
}
