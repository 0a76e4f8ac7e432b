import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { repeatWhileListening } from '../../web/while-listening.ts'
import { sealStored } from './acts/seal-stored-secrets.ts'
import { deliveryRound } from './delivery/deliver.ts'
import { webhookRoutes } from './pages/webhooks.ts'

/** Between two looks for something to send, in milliseconds. */
const pause = 2000

export async function webhooks(app: FastifyInstance, services: Services) {
  deliverWhileListening(app, services)
  signedIn(app, (pages) => {
    webhookRoutes(pages, services)
  })
}

/** Seals the secrets that need it before the first request, and sends what is due for as long as the server listens. */
function deliverWhileListening(app: FastifyInstance, services: Services) {
  app.addHook('onReady', async () => {
    const unreadable = await sealStored(services)
    if (unreadable > 0)
      app.log.error(
        `SECRET_KEY: the secrets of ${unreadable} webhooks were encrypted with another key; ` +
          'name it in SECRET_KEY_OLD, or remove these webhooks and add them anew',
      )
  })

  repeatWhileListening(app, () => deliveryRound(services), { pause, what: 'webhooks' })
}
