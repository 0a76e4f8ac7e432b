import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'

/** Makes the calendar address of a colleague, who has one at a time: a second one changes nothing. */
export async function makeFeed(db: Db, user: number, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('calendar_feeds')
    .values({ user_id: user, made_at: now.toString(), revoked_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
