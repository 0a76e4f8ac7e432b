import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { byToken, signedIn } from '../../web/scopes.ts'
import { repeatWhileListening } from '../../web/while-listening.ts'
import { messagesApi } from './api/routes.ts'
import { waitingRoutes } from './pages/waiting.ts'
import { sendDue } from './send-due.ts'

/** Between two looks for something to send, in milliseconds. */
const pause = 2000

export async function messageSending(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    waitingRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    messagesApi(api, services)
  })
  const round = async (signal: AbortSignal) => ({ more: (await sendDue(services, { signal })).sent > 0 })
  repeatWhileListening(app, round, { pause, what: 'sending messages' })
}
