import { randomBytes } from 'node:crypto'
import { derivedKey, derivedKeys } from '../../web/security/derived-keys.ts'
import { isSealed, seal, unseal } from '../../web/security/sealing.ts'
import type { Services } from '../../web/services.ts'

export const purpose = 'webhook secrets'

/** As Standard Webhooks write one. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

export const sealSecret = (services: Services, secret: string): string => seal(derivedKey(services, purpose), secret)

/** @returns null when it was encrypted with a key that this server does not have */
export function readSecret(services: Services, kept: string): string | null {
  // As it was kept before secrets were encrypted; another server may not have come to it yet.
  if (!isSealed(kept)) return kept
  for (const key of derivedKeys(services, purpose)) {
    const secret = unseal(key, kept)
    if (secret !== null) return secret
  }
  return null
}
