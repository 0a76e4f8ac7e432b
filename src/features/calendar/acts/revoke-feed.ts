import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'

/** Ends the calendar address of a colleague: the next one is another. */
export async function revokeFeed(db: Db, user: number, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('calendar_feeds')
    .set({ revoked_at: now.toString() })
    .where('user_id', '=', user)
    .where('revoked_at', 'is', null)
    .execute()
}
