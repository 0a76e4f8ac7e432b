import rateLimit, { type FastifyRateLimitStore, type RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from '../../db/open.ts'
import { countHit } from '../../db/identity/rate-limits.ts'
import { HttpError } from '../errors.ts'
import type { Services } from '../services.ts'
import { visitorOf } from '../visitor.ts'

/** Counts in the database, so that a second server knows what the first has let through. */
function storeIn(db: Db, now: () => number): new () => FastifyRateLimitStore {
  return class DatabaseStore implements FastifyRateLimitStore {
    incr(key: string, done: (error: Error | null, result?: { current: number; ttl: number }) => void, window: number) {
      countHit(db, key, now(), window).then(
        ({ hits, endsAt }) => done(null, { current: hits, ttl: Math.max(0, endsAt - now()) }),
        (error: Error) => done(error),
      )
    }
    child() {
      return this
    }
  }
}

/** Who is counted together: one address, or of the new kind one network, in which anybody has as many as they like. */
export function networkOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined || !ip.includes(':')) return mapped ?? ip
  const [before = '', after = ''] = ip.split('::')
  const [head, tail] = [before, after].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const groups = ip.includes('::')
    ? [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
    : head
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** Nothing is limited until a route asks for it, by `config: openLimit(services)`. */
export async function setUpRateLimit(app: FastifyInstance, { database, now }: Services) {
  await app.register(rateLimit, {
    global: false,
    store: storeIn(database.db, () => now().epochMilliseconds),
    errorResponseBuilder: () => new HttpError(429),
  })
}

/**
 * Against guessing one-time links, codes and one's own old password, whatever RATE_LIMIT says: twenty tries in a
 * quarter of an hour from one address.
 */
export const guessLimit: { rateLimit: RateLimitOptions } = {
  rateLimit: {
    max: 20,
    timeWindow: 15 * 60_000,
    groupId: 'guess',
    keyGenerator: (request) => `guess:${networkOf(request)}`,
  },
}

/**
 * For what is open without sign-in: RATE_LIMIT calls a minute from one address. Who is signed in is known and not
 * limited.
 */
export const openLimit = ({ config }: Services): { rateLimit?: RateLimitOptions } =>
  config.rateLimit === 0
    ? {}
    : {
        rateLimit: {
          max: config.rateLimit,
          timeWindow: 60_000,
          groupId: 'open',
          keyGenerator: (request) => `open:${networkOf(request)}`,
          allowList: (request) => visitorOf(request).user !== null,
        },
      }
