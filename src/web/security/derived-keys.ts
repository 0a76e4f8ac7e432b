import { createHash, hkdfSync } from 'node:crypto'
import type { Services } from '../services.ts'

/** Keys worked out before, by the key they come from and their purpose: each open link asks for one. */
const known = new WeakMap<Buffer, Map<string, Buffer>>()

/** A key for one purpose, from which nobody can work out the session key or that of another purpose. */
function derive(key: Buffer, purpose: string): Buffer {
  const ofKey = known.get(key) ?? new Map<string, Buffer>()
  known.set(key, ofKey)
  const derived = ofKey.get(purpose) ?? Buffer.from(hkdfSync('sha256', key, '', `yavka ${purpose}`, 32))
  ofKey.set(purpose, derived)
  return derived
}

export const derivedKey = ({ sessionKey }: Pick<Services, 'sessionKey'>, purpose: string): Buffer =>
  derive(sessionKey, purpose)

/** The key of today first, then those of SECRET_KEY_OLD. */
export const derivedKeys = (
  { sessionKey, config }: Pick<Services, 'sessionKey' | 'config'>,
  purpose: string,
): Buffer[] =>
  [sessionKey, ...config.oldSecretKeys.map((key) => createHash('sha256').update(key).digest())].map((key) =>
    derive(key, purpose),
  )
