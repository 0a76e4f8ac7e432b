import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'

type Revoked = { revoked: true } | { refused: 'no-token' }

/** Ends a token. @param user whose it must be; null for one who may end anybody's */
export async function revokeToken(db: Db, id: number, user: number | null, now: Temporal.Instant): Promise<Revoked> {
  const revoked = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now.toString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(user !== null, (query) => query.where('user_id', '=', user as number))
    .returning('id')
    .executeTakeFirst()
  return revoked ? { revoked: true } : { refused: 'no-token' }
}
