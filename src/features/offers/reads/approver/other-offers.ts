import type { Db } from '../../../../db/open.ts'
import { offersWithNames, type KeptOffer } from '../find-offer.ts'

const most = 10

const others = (db: Db, offer: number) =>
  offersWithNames(db)
    .select(['offers.id', 'offers.candidate_id', 'offers.vacancy_id', 'offers.city_id', 'offers.level'])
    .select(['offers.amount', 'offers.variable_pay', 'offers.share', 'offers.basis', 'offers.status'])
    .select(['offers.created_at', 'offers.start_on'])
    .where('offers.id', '!=', offer)
    .where('candidates.erased', '=', 0)
    .orderBy('offers.id', 'desc')

/** The newest other offers on the vacancy of an offer, and to its person for whatever vacancy. */
export function earlierOffers(db: Db, { id, candidate_id, vacancy_id }: KeptOffer) {
  return others(db, id)
    .where((eb) => eb.or([eb('offers.vacancy_id', '=', vacancy_id), eb('offers.candidate_id', '=', candidate_id)]))
    .where('offers.status', '!=', 'draft')
    .limit(most)
    .execute()
}

export type EarlierOffer = Awaited<ReturnType<typeof earlierOffers>>[number]

/** Offers of the same level in the same city that were let out and not turned down. */
export function sameLevelOffers(db: Db, { id, city_id, level }: KeptOffer) {
  return others(db, id)
    .where('offers.city_id', '=', city_id)
    .where('offers.level', '=', level)
    .where('offers.status', 'in', ['approved', 'sent', 'accepted'])
    .execute()
}
