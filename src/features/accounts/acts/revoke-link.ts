import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Trx } from './end-access.ts'

/** Takes back one-time links that nobody has used; the caller says which. */
export const revokeUnusedLinks = (db: Db, now: Temporal.Instant) =>
  db
    .updateTable('account_links')
    .set({ revoked_at: now.toString() })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)

/** Takes back the one-time links that somebody made, and those for a new password of theirs. */
export async function revokeLinksOf(trx: Trx, user: number, now: Temporal.Instant): Promise<void> {
  await revokeUnusedLinks(trx, now)
    .where((eb) => eb.or([eb('created_by', '=', user), eb('user_id', '=', user)]))
    .execute()
}

type Revoked = { revoked: true } | { refused: 'no-link' }

/** Takes back a one-time link that nobody has used. */
export async function revokeLink(db: Db, id: number, now: Temporal.Instant): Promise<Revoked> {
  const revoked = await revokeUnusedLinks(db, now).where('id', '=', id).returning('id').executeTakeFirst()
  return revoked ? { revoked: true } : { refused: 'no-link' }
}
