import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKeys } from '../security/derived-keys.ts'
import type { Services } from '../services.ts'

type Keys = Pick<Services, 'sessionKey' | 'config'>

/** What a link lets its holder do; a signature for one is of no use for the other. */
export type LinkPurpose = 'reply' | 'feed'

/** What a link is for, by number; raising the generation makes every link from before void. */
export type Linked = { number: number; generation: number }

/** 96 bits: more than anybody guesses, and short enough for a text message. */
const signatureBytes = 12

const shape = /^([1-9a-z][0-9a-z]{0,9})\.([\w-]{16})$/

/**
 * A token that needs not be kept: the number in base 36, a dot, and 16 characters of a signature by SECRET_KEY. Signed
 * by the key of today; tokens signed by keys of before (SECRET_KEY_OLD) are still good.
 */
export function linkToken(keys: Keys, purpose: LinkPurpose, { number, generation }: Linked): string {
  const [key] = derivedKeys(keys, purpose)
  return `${number.toString(36)}.${signature(key!, purpose, { number, generation }).toString('base64url')}`
}

/** The number that a token names, whether or not it is signed by us; null when it can be none of ours. */
export function numberOf(token: string): number | null {
  const number = Number.parseInt(shape.exec(token)?.[1] ?? '', 36)
  return number <= 2_147_483_647 ? number : null
}

/** Whether a token is signed for this generation, compared in a time that says nothing about how near it came. */
export function isSigned(keys: Keys, purpose: LinkPurpose, token: string, linked: Linked): boolean {
  const given = Buffer.from(shape.exec(token)?.[2] ?? '', 'base64url')
  if (given.length !== signatureBytes || numberOf(token) !== linked.number) return false
  return derivedKeys(keys, purpose).some((key) => timingSafeEqual(given, signature(key, purpose, linked)))
}

function signature(key: Buffer, purpose: LinkPurpose, { number, generation }: Linked): Buffer {
  return createHmac('sha256', key).update(`${purpose}|${number}|${generation}`).digest().subarray(0, signatureBytes)
}
