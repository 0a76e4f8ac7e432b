import type { Db } from '../../../db/open.ts'
import { pageSize } from '../../../web/paging.ts'
import { offersWithNames } from './find-offer.ts'

export type OfferNews = Awaited<ReturnType<typeof offerNews>>[number]

/** What others did with the offers of a colleague, who has not said yet that they have seen it; the oldest first. */
export function offerNews(db: Db, user: number) {
  return offersWithNames(db)
    .innerJoin('offer_events', 'offer_events.offer_id', 'offers.id')
    .innerJoin('offer_news', 'offer_news.event_id', 'offer_events.id')
    .innerJoin('users as colleague', 'colleague.id', 'offer_events.by_user')
    .leftJoin('users as away', 'away.id', 'offer_events.for_user')
    .select([
      'offers.id',
      'offer_events.act',
      'offer_events.reason',
      'offer_events.at',
      'colleague.name as by',
      'away.name as instead',
    ])
    .where('offer_news.user_id', '=', user)
    .where('candidates.erased', '=', 0)
    .orderBy('offer_events.id')
    .limit(pageSize)
    .execute()
}
