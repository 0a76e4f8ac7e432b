import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { replyCalendarRoutes } from './pages/calendar.ts'
import { replyRoutes } from './pages/reply.ts'
import { unsubscribeRoutes } from './pages/unsubscribe.ts'

/** What an invited person sees and says by their own link. */
export async function replies(app: FastifyInstance, services: Services) {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
  })
  replyRoutes(app, services)
  unsubscribeRoutes(app, services)
  replyCalendarRoutes(app, services)
}
