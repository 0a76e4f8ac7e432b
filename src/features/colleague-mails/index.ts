import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { repeatWhileListening } from '../../web/while-listening.ts'
import { sendColleagueMails } from './send-colleague-mails.ts'

/** Between two looks for mail that has come due, in milliseconds. */
const pause = 15_000

/** Sends mails to colleagues for as long as the server listens. */
export async function colleagueMails(app: FastifyInstance, services: Services) {
  const round = async (signal: AbortSignal) => ({ more: (await sendColleagueMails(services, { signal })).sent > 0 })
  repeatWhileListening(app, round, { pause, what: 'mailing colleagues' })
}
