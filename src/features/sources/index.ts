import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { sourceRoutes } from './pages/sources.ts'

export async function sources(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    sourceRoutes(pages, services)
  })
}
