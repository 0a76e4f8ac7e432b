import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { renewKeys } from '../../candidates/acts/renew-keys.ts'
import type { Db } from '../../../db/open.ts'

/** Raises the version of the kept candidate and renews what depends on it, after a merge and after undoing one. */
export async function renewKept(trx: Db, kept: number, at: string) {
  await trx
    .updateTable('candidates')
    .set((eb) => ({ updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', kept)
    .execute()
  await renewKeys(trx, kept)
  await renewTerms(trx, [kept])
}
