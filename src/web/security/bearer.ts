import type { FastifyReply, FastifyRequest } from 'fastify'
import { userOfToken } from '../../db/identity/api-tokens.ts'
import { countHit } from '../../db/identity/rate-limits.ts'
import { HttpError } from '../errors.ts'
import { networkOf } from './rate-limit.ts'
import type { Services } from '../services.ts'
import { actFor } from '../visitor.ts'

/** What one address may send of wrong tokens in a quarter of an hour. */
const wrongAtMost = 30
const window = 15 * 60_000

const sent = /^Bearer ([\w~+/.-]{1,200}=*)$/i

/**
 * For a whole scope: lets through calls that carry a token, and nobody by a session, so that no page can call on a
 * visitor's behalf.
 */
export const requireToken =
  ({ config, database: { db }, now }: Services) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const token = sent.exec(request.headers.authorization ?? '')?.[1]
    const known = token === undefined ? undefined : await userOfToken(db, token, now())
    if (known) return actFor(request, known.user, known.permissions)
    if (token !== undefined && config.rateLimit > 0) {
      const { hits } = await countHit(db, `token:${networkOf(request)}`, now().epochMilliseconds, window)
      if (hits > wrongAtMost) throw new HttpError(429)
    }
    reply.header('www-authenticate', token === undefined ? 'Bearer' : 'Bearer error="invalid_token"')
    throw new HttpError(401)
  }

/**
 * For what is open to everybody: a call that carries a good token is no stranger's. One that does not is let through as
 * it is.
 */
export const recogniseToken =
  ({ database: { db }, now }: Services) =>
  async (request: FastifyRequest) => {
    const token = sent.exec(request.headers.authorization ?? '')?.[1]
    const known = token === undefined ? undefined : await userOfToken(db, token, now())
    if (known) actFor(request, known.user, known.permissions)
  }
