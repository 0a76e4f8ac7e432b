import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { vacancyRoutes } from './pages/vacancy.ts'

export async function vacancyOverview(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    vacancyRoutes(pages, services)
  })
}
