import type { FastifyInstance } from 'fastify'
import { isMessageKey } from '../../../web/messages/index.ts'
import { page } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { callsOf } from '../calls.ts'
import { told, webhookExample } from '../webhooks.ts'

/** What other programs can ask: as OpenAPI, and as a page to read. */
export function apiDocsRoutes(app: FastifyInstance) {
  app.get('/api/openapi.json', async () => app.swagger())

  app.get('/api/docs', async (request, reply) => {
    const { t } = visitorOf(request)
    const calls = callsOf(app.swagger()).map((call) => {
      const key = `api.call.${call.id}`
      return isMessageKey(key) ? { ...call, summary: t(key) } : call
    })
    return page(reply, 'api-docs/page', { calls, told, webhookExample: JSON.stringify(webhookExample, null, 2) })
  })
}
