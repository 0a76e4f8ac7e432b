import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { replyCalendarRoutes } from './pages/calendar.ts'
import { linkRoutes } from './pages/links.ts'
import { replyRoutes } from './pages/reply.ts'
import { unsubscribeRoutes } from './pages/unsubscribe.ts'

/** What an invited person sees and says by their own link. */
export async function replies(app: FastifyInstance, services: Services) {
  app.register(async (open) => {
    open.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
    })
    replyRoutes(open, services)
    unsubscribeRoutes(open, services)
    replyCalendarRoutes(open, services)
  })
  signedIn(app, (pages) => {
    linkRoutes(pages, services)
  })
}
