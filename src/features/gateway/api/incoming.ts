import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Temporal } from 'temporal-polyfill'
import { countHit } from '../../../db/identity/rate-limits.ts'
import { Conflict, found, HttpError, NotFound } from '../../../web/errors.ts'
import { replyAddress } from '../../../web/links/reply-address.ts'
import { networkOf } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { storedGateway } from '../../messages/reads/gateway.ts'
import { readSecret } from '../../webhooks/secrets.ts'
import { carryOutOnce } from '../acts/carry-out-once.ts'
import { takeAnswer, type AnswerTaken } from '../acts/take-answer.ts'
import { takeStatus } from '../acts/take-status.ts'
import { answeredMessage } from '../reads/answered-message.ts'
import { signedCall } from '../signature.ts'
import { gatewayCall, type GatewayCall } from './schemas.ts'

/** What one address may send of calls without a right signature in a quarter of an hour. */
const wrongAtMost = 30
const window = 15 * 60_000

/** No call of a gateway is longer. */
const bodyLimit = 64 * 1024

/** `link`: the person's own page, where they can choose what a short answer cannot say. */
type Answer = { result: 'noted' } | (AnswerTaken & { link: string })

/** What the team's gateway tells: how far messages came, and what people answered to them. */
export function incomingRoutes(app: FastifyInstance, services: Services) {
  app.register(async (scope) => {
    // What is signed is the text as it was sent.
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
      done(null, body)
    })
    const callIds = new WeakMap<FastifyRequest, string>()
    scope.addHook('preValidation', async (request) => {
      const body = typeof request.body === 'string' ? request.body : ''
      callIds.set(request, await callIdOf(services, request, body))
      request.body = parsed(body)
    })
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post('/api/gateway', { bodyLimit, schema: { body: gatewayCall } }, async (request) => {
        const { database, now } = services
        const id = callIds.get(request)!
        const answer = await carryOutOnce(database.db, id, now(), () => carryOut(services, request.body, now()))
        if (answer === null) throw new Conflict()
        return answer
      })
  })
}

/** The number of a call by somebody who has the secret. @throws 401 for anybody else, 429 for who tries it often */
async function callIdOf(services: Services, request: FastifyRequest, body: string): Promise<string> {
  const { config, database, now } = services
  const { db } = database
  const { secret: sealed } = found(await storedGateway(db))
  const secret = readSecret(services, sealed)
  const id = secret === null ? null : signedCall(secret, request.headers, body, now())
  if (id !== null) return id
  if (config.rateLimit > 0) {
    const { hits } = await countHit(db, `gateway:${networkOf(request)}`, now().epochMilliseconds, window)
    if (hits > wrongAtMost) throw new HttpError(429)
  }
  throw new HttpError(401)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new HttpError(400)
  }
}

async function carryOut(services: Services, { type, data }: GatewayCall, at: Temporal.Instant): Promise<Answer> {
  const { db } = services.database
  if (type === 'message.status') {
    const taken = await takeStatus(db, { ...data, reason: data.reason ?? null }, at)
    if ('done' in taken) return { result: 'noted' }
    throw taken.refused === 'being-sent' ? new Conflict() : new NotFound()
  }
  const { message = null, phone = null, choice, slot = null, text } = data
  const answered = found(await answeredMessage(db, { message, phone }))
  const reply = choice === undefined ? { text: text ?? '' } : { choice, slot }
  const { thread, generation } = answered
  return { ...(await takeAnswer(db, answered, reply, at)), link: replyAddress(services, { thread, generation }) }
}
