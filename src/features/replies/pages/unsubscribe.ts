import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Services } from '../../../web/services.ts'
import { stopMessages } from '../acts/stop-messages.ts'
import { askedBy, byLink, gonePage, tooMany } from './asked.ts'

/** Where the button "Unsubscribe" of a mail program sends its one POST (RFC 8058); it works after the meeting, too. */
export function unsubscribeRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get('/r/:token/unsubscribe', byLink, async (request, reply) =>
    reply.redirect(`/r/${encodeURIComponent(request.params.token)}?a=no-messages`, 303),
  )

  app.post('/r/:token/unsubscribe', byLink, async (request, reply) => {
    const asked = await askedBy(services, request, request.params.token)
    if (asked.revoked) return gonePage(reply, asked, 'revoked')
    const waits = await tooMany(services, reply, asked)
    if (waits !== null) return waits
    const { meeting, words } = asked
    await stopMessages(services.database.db, meeting.thread, { by: null, origin: 'person', at: services.now() })
    return reply.type('text/plain; charset=utf-8').send(`${words.t('reply.unsubscribed')}\n`)
  })
}
