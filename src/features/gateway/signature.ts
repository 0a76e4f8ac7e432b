import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'
import type { Temporal } from 'temporal-polyfill'

/** How far the clock of a gateway may differ from ours, and how long a call may be under way, in seconds. */
const tolerance = 5 * 60

const numbered = /^[\w.:-]{1,100}$/
const stamped = /^\d{1,12}$/

/**
 * The number of a call that is signed as Standard Webhooks say, by somebody who has the secret, just now.
 *
 * @returns null for any other
 */
export function signedCall(secret: string, headers: IncomingHttpHeaders, body: string, now: Temporal.Instant) {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = headers[name]
    return typeof value === 'string' ? value : ''
  }) as [string, string, string]
  if (!numbered.test(id) || !stamped.test(timestamp)) return null
  if (Math.abs(Number(timestamp) - now.epochMilliseconds / 1000) > tolerance) return null
  const right = Buffer.from(new Webhook(secret).sign(id, new Date(Number(timestamp) * 1000), body))
  const isRight = (signature: string) => {
    const given = Buffer.from(signature)
    return given.length === right.length && timingSafeEqual(given, right)
  }
  return signatures.split(' ').slice(0, 10).some(isRight) ? id : null
}
