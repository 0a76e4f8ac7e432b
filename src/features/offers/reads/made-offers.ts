import type { Db } from '../../../db/open.ts'

/** Offers that were let out, newest first, with why an exception was wanted; nothing about who the people are. */
export function madeOffers(db: Db) {
  return db
    .selectFrom('offers')
    .innerJoin('candidates', 'candidates.id', 'offers.candidate_id')
    .select([
      'offers.id',
      'candidates.name as candidate',
      'offers.city_id',
      'offers.level',
      'offers.amount',
      'offers.variable_pay',
      'offers.share',
    ])
    .select(['offers.basis', 'offers.reason', 'offers.check_json', 'offers.pay_table_version_id'])
    .where('offers.status', 'in', ['approved', 'sent', 'accepted', 'declined'])
    .orderBy('offers.id', 'desc')
    .execute()
}
