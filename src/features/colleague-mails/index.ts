import type { FastifyInstance } from 'fastify'
import { keepSending } from '../../db/outbox.ts'
import type { Services } from '../../web/services.ts'
import { sendColleagueMails } from './send-colleague-mails.ts'

/** Between two looks for mail that has come due, in milliseconds: none of it is urgent. */
const pause = 60_000

/** Sends mails to colleagues for as long as the server listens. */
export async function colleagueMails(app: FastifyInstance, services: Services) {
  let stop = async () => {}
  app.addHook('onListen', async () => {
    const round = async () => ({ more: (await sendColleagueMails(services)).sent > 0 })
    stop = keepSending(round, pause, (error) =>
      app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'mailing colleagues failed'),
    )
  })
  app.addHook('onClose', async () => {
    await stop()
  })
}
