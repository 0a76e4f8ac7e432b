import { createHash, hkdfSync } from 'node:crypto'
import type { Services } from '../services.ts'

/** A key for one purpose, from which nobody can work out the session key or that of another purpose. */
const derive = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `yavka ${purpose}`, 32))

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
