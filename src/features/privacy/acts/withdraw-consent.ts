import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'

export type Withdrawn = { withdrawn: number } | { refused: 'no-such-consent' }

/**
 * Writes down that a consent was taken back. Refused when this person has no such consent, or it
 * was taken back already.
 */
export function withdrawConsent(db: Db, candidate: number, id: number, day: string): Promise<Withdrawn> {
  return db.transaction().execute(async (trx): Promise<Withdrawn> => {
    await holdPeople(trx, [candidate])
    const withdrawn = await trx
      .updateTable('consents')
      .set({ withdrawn_on: day })
      .where('id', '=', id)
      .where('candidate_id', '=', candidate)
      .where('withdrawn_on', 'is', null)
      .executeTakeFirst()
    if (withdrawn.numUpdatedRows === 0n) return { refused: 'no-such-consent' }
    await renewTerms(trx, [candidate])
    return { withdrawn: id }
  })
}
