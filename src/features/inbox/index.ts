import type { FastifyInstance } from 'fastify'
import { keepSending } from '../../db/outbox.ts'
import type { Services } from '../../web/services.ts'
import { readInbox } from './read-inbox.ts'

/** Between two looks whether the inbox is to be read, in milliseconds. */
const pause = 15_000

/** Reads the inbox of IMAP_URL for as long as the server listens. */
export async function inbox(app: FastifyInstance, services: Services) {
  if (services.config.imapUrl === null) return
  let stop = async () => {}
  const stopping = new AbortController()
  app.addHook('onListen', async () => {
    const round = async () => {
      const read = await readInbox(services, { signal: stopping.signal })
      if ('trouble' in read && read.isNews) app.log.warn({ trouble: read.trouble }, 'the inbox cannot be read')
      return { more: false }
    }
    stop = keepSending(round, pause, (error) =>
      app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'reading the inbox failed'),
    )
  })
  app.addHook('onClose', async () => {
    stopping.abort()
    await stop()
  })
}
