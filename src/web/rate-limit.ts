import rateLimit, { type FastifyRateLimitStore, type RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/open.ts'
import { countHit } from '../db/rate-limits.ts'
import { HttpError } from './errors.ts'
import type { Services } from './services.ts'
import { visitorOf } from './visitor.ts'

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

/** Nothing is limited until a route asks for it, by `config: openLimit(services)` or `signInLimit(services)`. */
export async function setUpRateLimit(app: FastifyInstance, { database, now }: Services) {
  await app.register(rateLimit, {
    global: false,
    store: storeIn(database.db, () => now().epochMilliseconds),
    errorResponseBuilder: () => new HttpError(429),
  })
}

/** For what is open without sign-in: RATE_LIMIT calls a minute from one address. Who is signed in is known and not limited. */
export const openLimit = ({ config }: Services): { rateLimit?: RateLimitOptions } =>
  config.rateLimit === 0
    ? {}
    : {
        rateLimit: {
          max: config.rateLimit,
          timeWindow: 60_000,
          groupId: 'open',
          keyGenerator: (request) => `open:${request.ip}`,
          allowList: (request) => visitorOf(request).user !== null,
        },
      }

/** Against guessing passwords: twenty tries in a quarter of an hour from one address, an office behind one address included. */
export const signInLimit = ({ config }: Services): { rateLimit?: RateLimitOptions } =>
  config.rateLimit === 0
    ? {}
    : { rateLimit: { max: 20, timeWindow: 15 * 60_000, groupId: 'sign-in', keyGenerator: (request) => `sign-in:${request.ip}` } }
