import type { Db } from '../../../db/open.ts'

/** Somebody has seen what others did with an offer of theirs; there need not be anything to see. */
export async function markNewsSeen(db: Db, offer: number, { by }: { by: number }): Promise<{ seen: true }> {
  await db
    .deleteFrom('offer_news')
    .where('user_id', '=', by)
    .where('event_id', 'in', (eb) => eb.selectFrom('offer_events').select('id').where('offer_id', '=', offer))
    .execute()
  return { seen: true }
}
