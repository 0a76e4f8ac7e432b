import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { webhookRoutes } from './pages/webhooks.ts'

export async function webhooks(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    webhookRoutes(pages, services)
  })
}
