import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { hashOf, inForce } from '../account-link.ts'

/**
 * Of two who use a link at once, the second finds it used. @param user whose password it replaces; null for an
 * invitation
 */
export function useLink(trx: Db, token: string, user: number | null, now: Temporal.Instant) {
  return trx
    .updateTable('account_links')
    .set({ used_at: now.toString() })
    .where('token_hash', '=', hashOf(token))
    .where('user_id', user === null ? 'is' : '=', user)
    .where(inForce(now))
    .returning('role')
    .executeTakeFirst()
}
