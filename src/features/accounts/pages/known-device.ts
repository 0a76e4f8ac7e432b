import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { derivedKey } from '../../../web/security/derived-keys.ts'
import type { Services } from '../../../web/services.ts'

const cookie = 'device'
const yearInSeconds = 365 * 24 * 3600

/**
 * Devices on which an account has signed in, known by a signed cookie. Everything is the same whether or not there is
 * such an account.
 */
export function knownDevices(services: Services) {
  const { config } = services
  const key = derivedKey(services, 'known devices')
  const sign = (device: string, email: string) => createHmac('sha256', key).update(`${device} ${email}`).digest()

  return {
    /** Names an account in a counter: counters are found in backups and name nobody. */
    accountKey: (email: string): string => sign('', email).toString('base64url'),

    /** The device of a request; null where this account has not signed in before. */
    find: (request: FastifyRequest, email: string): string | null => {
      const [device = '', signature = ''] = (request.cookies[cookie] ?? '').split('.')
      const sent = Buffer.from(signature, 'base64url')
      const right = sign(device, email)
      return device !== '' && sent.length === right.length && timingSafeEqual(sent, right) ? device : null
    },

    /** Lets this device be known from now on. */
    remember: (reply: FastifyReply, email: string): void => {
      const device = randomBytes(12).toString('base64url')
      const value = `${device}.${sign(device, email).toString('base64url')}`
      reply.setCookie(cookie, value, {
        path: '/sign-in',
        httpOnly: true,
        sameSite: 'lax',
        secure: config.publicUrl.startsWith('https:'),
        maxAge: yearInSeconds,
      })
    },
  }
}
