import { EventEmitter } from 'node:events'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Busy, TooLong } from '../errors.ts'
import { networkOf } from '../security/rate-limit.ts'
import type { MessageKey } from '../messages/index.ts'
import { visitorOf } from '../visitor.ts'
import type { Answer, CalculationName, Question } from './calculations.ts'
import { openLane, type Asker } from './lane.ts'

/** One thread a lane: anonymous visitors do not delay the team, and no calculation delays the pages. */
const lanes = {
  open: openLane({ longest: 2_000, mostWaiting: 20, mostOfOne: 4 }),
  known: openLane({ longest: 10_000, mostWaiting: 50, mostOfOne: 10 }),
  history: openLane({ longest: 600_000, mostWaiting: 50, mostOfOne: 50 }),
}

export type Calculate = <N extends CalculationName>(name: N, input: Question<N>) => Promise<Answer<N>>

/**
 * Calculates for the sender of a request: in the lane of people who are signed in or carry a token, or in the open one,
 * where an address is one asker.
 * @throws TooLong where the lane's time or memory does not suffice; Busy when too many are waiting already
 */
export function calculatorFor(request: FastifyRequest): Calculate {
  const { user } = visitorOf(request)
  const asker: Asker = { key: user ? `user ${user.id}` : networkOf(request), connection: request.raw.socket }
  const lane = user ? lanes.known : lanes.open
  return async (name, input) => (await lane.ask({ name, input }, asker)) as Answer<typeof name>
}

/** Learning from the whole history is done once for everybody, and no closed connection cancels it. */
const everybody: Asker = { key: 'everybody', connection: Object.assign(new EventEmitter(), { destroyed: false }) }

export const calculateForEverybody: Calculate = async (name, input) =>
  (await lanes.history.ask({ name, input }, everybody)) as Answer<typeof name>

/**
 * What a page shows instead of figures when a calculation fails; too many askers also give status 503.
 * @param tooLong what to say when the answer would take too long
 */
export function troubleWith(error: unknown, reply: FastifyReply, tooLong: MessageKey): MessageKey {
  if (error instanceof TooLong) return tooLong
  if (!(error instanceof Busy)) throw error
  reply.code(503).header('retry-after', error.retryAfter)
  return 'planner.busy'
}
