import type { Db } from '../../../db/open.ts'

/** All that happened to an offer, in order. */
export function offerEvents(db: Db, offer: number) {
  return db
    .selectFrom('offer_events')
    .innerJoin('users', 'users.id', 'offer_events.by_user')
    .leftJoin('users as away', 'away.id', 'offer_events.for_user')
    .select([
      'offer_events.act',
      'offer_events.reason',
      'offer_events.before_json',
      'offer_events.at',
      'users.name as by',
      'away.name as instead',
    ])
    .where('offer_id', '=', offer)
    .orderBy('offer_events.id')
    .execute()
}
