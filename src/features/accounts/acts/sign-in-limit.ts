import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { countHit, forgetHits, uncountHit } from '../../../db/identity/rate-limits.ts'
import { derivedKey } from '../../../web/security/derived-keys.ts'
import { HttpError } from '../../../web/errors.ts'
import { networkOf } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'

const quarter = 15 * 60_000
const hour = 60 * 60_000
/** Wrong tries in a quarter of an hour from one address, an office behind one address included. */
const fromOneAddress = 20
/** Wrong tries on a device where the person has been before, until it is like any other. */
const onKnownDevice = 10

const cookie = 'device'
const yearInSeconds = 365 * 24 * 3600

/**
 * How long a try waits before it is looked at, by how many were made on the account within the hour. It grows and then
 * stays: whoever guesses from many addresses becomes slow, and the person on a new device still comes in.
 */
export const waitBefore = (tries: number): number => Math.min(5000, 10 * Math.max(0, tries - 10) ** 2)

/** A try to sign in. */
export type Attempt = {
  /** The password was right: it was no guess, and this device is known from now on. */
  succeeded: () => Promise<void>
}

/**
 * Limits on guessing passwords, counted in the database for all servers, whatever RATE_LIMIT says. An address is
 * blocked
 * for a while, an account only slowed down, and neither touches a device on which the account has signed in before
 * (OWASP calls it a device cookie): so nobody can lock out a colleague or an office from outside. What happens is the
 * same whether or not there is such an account.
 */
export function signInLimits(services: Services) {
  const {
    config,
    database: { db },
    now,
  } = services
  const key = derivedKey(services, 'known devices')
  const sign = (device: string, email: string) => createHmac('sha256', key).update(`${device} ${email}`).digest()
  /** Counters are found in backups: they name nobody. */
  const accountKey = (email: string) => `account:${sign('', email).toString('base64url')}`

  const deviceOf = (request: FastifyRequest, email: string): string | null => {
    const [device = '', signature = ''] = (request.cookies[cookie] ?? '').split('.')
    const sent = Buffer.from(signature, 'base64url')
    const right = sign(device, email)
    return device !== '' && sent.length === right.length && timingSafeEqual(sent, right) ? device : null
  }

  const remember = (reply: FastifyReply, email: string) => {
    const device = randomBytes(12).toString('base64url')
    const value = `${device}.${sign(device, email).toString('base64url')}`
    reply.setCookie(cookie, value, {
      path: '/sign-in',
      httpOnly: true,
      sameSite: 'lax',
      secure: config.publicUrl.startsWith('https:'),
      maxAge: yearInSeconds,
    })
  }

  let warned = false
  const warn = ({ log }: FastifyRequest) => {
    if (!warned)
      log.warn(
        'TRUST_PROXY: sign-ins come through a proxy, all from its address; name it, so that visitors are told apart',
      )
    warned = true
  }

  const count = async (counter: string, window: number) => countHit(db, counter, now().epochMilliseconds, window)

  /** @throws HttpError 429 */
  const countAddress = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const counter = `sign-in:${networkOf(request)}`
    const { hits, endsAt } = await count(counter, quarter)
    if (hits <= fromOneAddress) return counter
    reply.header('retry-after', Math.ceil((endsAt - now().epochMilliseconds) / 1000))
    throw new HttpError(429)
  }

  return {
    /** Counts a try before its password is looked at, so that many at once are no way round. @throws HttpError 429 */
    begin: async (request: FastifyRequest, reply: FastifyReply, typed: string): Promise<Attempt> => {
      if (config.trustProxy === null && request.headers['x-forwarded-for'] !== undefined) warn(request)
      const email = typed.trim().toLowerCase()
      const device = deviceOf(request, email)
      if (device !== null && (await count(`device:${device}`, quarter)).hits <= onKnownDevice) {
        return { succeeded: () => forgetHits(db, `device:${device}`) }
      }
      const address = await countAddress(request, reply)
      const { hits } = await count(accountKey(email), hour)
      await setTimeout(waitBefore(hits))
      return {
        succeeded: async () => {
          await uncountHit(db, address)
          await forgetHits(db, accountKey(email))
          remember(reply, email)
        },
      }
    },
    /** Counts a form that guesses nothing, such as an empty one. @throws HttpError 429 */
    countAddress,
  }
}
