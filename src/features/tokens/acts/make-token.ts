import type { Temporal } from 'temporal-polyfill'
import { createToken } from '../../../db/identity/api-tokens.ts'
import { holdUser, type User } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import { mayRole, type Permission } from '../../../web/security/permissions.ts'

export type WantedToken = { name: string; permissions: readonly Permission[]; days: number }

/**
 * Makes a token by which a program acts for its maker, with no permission that the maker's role lacks.
 * @returns the token, which is kept nowhere else; `refused` for somebody who was blocked or signed out meanwhile
 */
export function makeToken(
  db: Db,
  { name, permissions, days }: WantedToken,
  maker: User,
  now: Temporal.Instant,
): Promise<{ token: string } | { refused: 'signed-out' }> {
  const allowed = permissions.filter((permission) => mayRole(maker.role, permission))
  return db.transaction().execute(async (trx) => {
    if (!(await holdUser(trx, maker))) return { refused: 'signed-out' as const }
    const expiresAt = now.add({ hours: 24 * days })
    return { token: await createToken(trx, maker.id, { name, permissions: allowed, expiresAt }, now) }
  })
}
