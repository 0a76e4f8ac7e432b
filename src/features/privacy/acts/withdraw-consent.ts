import type { ConsentTable } from '../../../db/schema/privacy.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'

/**
 * Writes down that a consent was taken back. @returns undefined when there is no such standing consent of this person
 */
export function withdrawConsent(
  db: Db,
  candidate: number,
  id: number,
  day: string,
): Promise<Pick<ConsentTable, 'application_id'> | undefined> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    const withdrawn = await trx
      .updateTable('consents')
      .set({ withdrawn_on: day })
      .where('id', '=', id)
      .where('candidate_id', '=', candidate)
      .where('withdrawn_on', 'is', null)
      .returning('application_id')
      .executeTakeFirst()
    await renewTerms(trx, [candidate])
    return withdrawn
  })
}
