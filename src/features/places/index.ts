import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { cityRoutes } from './pages/cities.ts'

export async function places(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    cityRoutes(pages, services)
  })
}
