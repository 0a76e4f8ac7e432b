import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Services } from '../../web/services.ts'

/** Letters and figures that nobody takes for one another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** What the server prints for whoever makes the first account: the same on every server of one SECRET_KEY. */
export function firstStartCode({ sessionKey }: Pick<Services, 'sessionKey'>): string {
  const letters = [...createHmac('sha256', sessionKey).update('first start').digest().subarray(0, 16)].map(
    (byte) => alphabet[byte % alphabet.length],
  )
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

export function isFirstStartCode(services: Services, typed: string): boolean {
  const plain = (code: string) => Buffer.from(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
  const [expected, given] = [plain(firstStartCode(services)), plain(typed)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
