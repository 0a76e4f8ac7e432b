import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { cutPage, pageSize, type Page } from '../../../web/paging.ts'
import { askedOf } from './count-waiting.ts'
import { offersWithNames } from './find-offer.ts'

const listed = (db: Db) =>
  offersWithNames(db)
    .innerJoin('cities', 'cities.id', 'offers.city_id')
    .select([
      'offers.id',
      'offers.amount',
      'offers.variable_pay',
      'offers.share',
      'offers.basis',
      'offers.status',
      'offers.verdict',
      'offers.created_at',
      'offers.asked_at',
      'offers.valid_until',
    ])
    .select(['offers.level', 'cities.name_ru', 'cities.name_en', 'cities.time_zone'])

export type ListedOffer = Awaited<ReturnType<typeof offersWaitingFor>>[number]

/** The exceptions that a user is asked to decide about, the oldest first. */
export async function offersWaitingFor(db: Db, user: number, now: Temporal.Instant) {
  const asked = await askedOf(db, user, now)
  return listed(db)
    .where((eb) => asked(eb))
    .orderBy('offers.id')
    .limit(pageSize)
    .execute()
}

/** Every offer, the newest first; `after` is the last one of the page before. */
export async function listOffers(db: Db, after: number | undefined): Promise<Page<ListedOffer>> {
  let query = listed(db)
  if (after !== undefined) query = query.where('offers.id', '<', after)
  return cutPage(
    await query
      .orderBy('offers.id', 'desc')
      .limit(pageSize + 1)
      .execute(),
  )
}
