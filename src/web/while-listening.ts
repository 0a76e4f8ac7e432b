import type { FastifyInstance } from 'fastify'

/** `pause`: milliseconds between two rounds. `what`: named in the log when a round fails. */
type Rounds = { pause: number; what: string }

/**
 * Does something again and again for as long as the server listens, beside the other servers of the database: at once
 * where a round says that there is more, and after a pause otherwise. A server that closes waits for the round under
 * way, which the signal tells to end.
 */
export function repeatWhileListening(
  app: FastifyInstance,
  round: (signal: AbortSignal) => Promise<{ more: boolean }>,
  { pause, what }: Rounds,
): void {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const later = (delay: number) => {
    if (stopping.signal.aborted) return
    timer = setTimeout(() => {
      running = look()
    }, delay)
    timer.unref()
  }
  const look = async () => {
    try {
      const { more } = await round(stopping.signal)
      later(more ? 0 : pause)
    } catch (error) {
      app.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, `${what} failed`)
      later(pause)
    }
  }
  app.addHook('onListen', async () => later(pause))
  app.addHook('onClose', async () => {
    stopping.abort()
    clearTimeout(timer)
    await running
  })
}
