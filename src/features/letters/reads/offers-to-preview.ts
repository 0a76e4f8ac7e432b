import type { Db } from '../../../db/open.ts'
import { letterStatuses } from '../../offers/offer.ts'
import { offersWithNames } from '../../offers/reads/find-offer.ts'

/** The latest offers by which a letter can be looked at. */
export function offersToPreview(db: Db) {
  return offersWithNames(db)
    .select('offers.id')
    .where('offers.status', 'in', [...letterStatuses])
    .where('candidates.erased', '=', 0)
    .orderBy('offers.id', 'desc')
    .limit(20)
    .execute()
}
