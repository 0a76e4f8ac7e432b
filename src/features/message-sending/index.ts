import type { FastifyInstance } from 'fastify'
import { keepSending } from '../../db/outbox.ts'
import type { Services } from '../../web/services.ts'
import { byToken, signedIn } from '../../web/scopes.ts'
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
  sendWhileListening(app, services)
}

/** Sends messages that are due for as long as the server listens. */
function sendWhileListening(app: FastifyInstance, services: Services) {
  let stop = async () => {}
  const stopping = new AbortController()
  app.addHook('onListen', async () => {
    const round = async () => ({ more: (await sendDue(services, { signal: stopping.signal })).sent > 0 })
    stop = keepSending(round, pause, (error) =>
      app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'sending messages failed'),
    )
  })
  app.addHook('onClose', async () => {
    stopping.abort()
    await stop()
  })
}
