import { purpose, readSecret } from '../secrets.ts'
import { derivedKey } from '../../../web/security/derived-keys.ts'
import { seal, unseal } from '../../../web/security/sealing.ts'
import type { Services } from '../../../web/services.ts'

/**
 * Encrypts the secrets of webhooks and of the gateway that are kept as they are or with a key of before.
 *
 * @returns how many cannot be read
 */
export async function sealStored(services: Services): Promise<number> {
  const {
    database: { db },
  } = services
  const today = derivedKey(services, purpose)
  let unreadable = 0
  for (const table of ['webhook_endpoints', 'gateways'] as const)
    for (const { id, secret: kept } of await db.selectFrom(table).select(['id', 'secret']).execute()) {
      if (unseal(today, kept) !== null) continue
      const secret = readSecret(services, kept)
      if (secret === null) unreadable += 1
      else
        await db
          .updateTable(table)
          .set({ secret: seal(today, secret) })
          .where('id', '=', id)
          .where('secret', '=', kept)
          .execute()
    }
  return unreadable
}
