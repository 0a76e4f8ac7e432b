import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { repeatWhileListening } from '../../web/while-listening.ts'
import { readInbox } from './read-inbox.ts'

/** Between two looks whether the inbox is to be read, in milliseconds. */
const pause = 15_000

/** Reads the inbox of IMAP_URL for as long as the server listens. */
export async function inbox(app: FastifyInstance, services: Services) {
  if (services.config.imapUrl === null) return
  const round = async (signal: AbortSignal) => {
    const read = await readInbox(services, { signal })
    if ('trouble' in read && read.isNews) app.log.warn({ trouble: read.trouble }, 'the inbox cannot be read')
    return { more: false }
  }
  repeatWhileListening(app, round, { pause, what: 'reading the inbox' })
}
