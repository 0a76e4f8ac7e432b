import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { moreRoutes } from './pages/more.ts'
import { preferenceRoutes } from './pages/preferences.ts'

export async function preferences(app: FastifyInstance, services: Services) {
  preferenceRoutes(app, services)
  signedIn(app, moreRoutes)
}
