import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { feedRoutes } from './pages/feed.ts'
import { subscriptionRoutes } from './pages/subscription.ts'

export async function calendar(app: FastifyInstance, services: Services) {
  feedRoutes(app, services)
  signedIn(app, (pages) => {
    subscriptionRoutes(pages, services)
  })
}
