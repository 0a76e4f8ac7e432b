import { holdPeopleOf, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { moveProblem, type OfferMove } from '../../../domain/pay/offers/offer-status.ts'
import { stateOf, type OfferRefusal } from '../offer.ts'
import { findOffer, type KeptOffer } from '../reads/find-offer.ts'

/**
 * An offer whose vacancy and person stay as they are until the transaction ends; undefined when it is not there, or its
 * person was erased.
 *
 * @param alone nobody else fills a place of the vacancy meanwhile
 */
export async function holdOffer(trx: Db, id: number, alone = false): Promise<KeptOffer | undefined> {
  const found = await trx.selectFrom('offers').select('vacancy_id').where('id', '=', id).executeTakeFirst()
  if (!found) return undefined
  await holdVacancy(trx, found.vacancy_id, alone)
  if ((await holdPeopleOf(trx, 'offers', [id])).size === 0) return undefined
  return findOffer(trx, id)
}

/** Why somebody who has seen a version of an offer may not do something with it; null when they may. */
export function refusalOf(offer: KeptOffer, seen: number, move: OfferMove): OfferRefusal | null {
  const problem = moveProblem(stateOf(offer), move)
  if (problem === 'not-allowed') return { refused: problem }
  if (offer.version !== seen) return { stale: true }
  return problem && { refused: problem }
}
