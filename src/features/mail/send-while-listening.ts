import type { FastifyInstance } from 'fastify'
import { keepSending } from '../../db/outbox.ts'

type Sending = {
  /** Between two looks for something to send, in milliseconds. */
  pause: number
  /** Named in the log when it fails. */
  what: string
}

/** Sends what is due for as long as the server listens. */
export function sendWhileListening(
  app: FastifyInstance,
  send: (signal: AbortSignal) => Promise<{ sent: number }>,
  { pause, what }: Sending,
): void {
  let stop = async () => {}
  const stopping = new AbortController()
  app.addHook('onListen', async () => {
    const round = async () => ({ more: (await send(stopping.signal)).sent > 0 })
    stop = keepSending(round, pause, (error) =>
      app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, `${what} failed`),
    )
  })
  app.addHook('onClose', async () => {
    stopping.abort()
    await stop()
  })
}
