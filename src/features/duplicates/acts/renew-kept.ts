import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { renewKeys } from '../../candidates/acts/renew-keys.ts'
import type { Trx } from './merge-candidates.ts'

/** Forms that are open on the one who is kept must hear of it, after a merge as after its undoing. */
export async function moveOn(trx: Trx, kept: number, at: string) {
  await trx
    .updateTable('candidates')
    .set((eb) => ({ updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', kept)
    .execute()
  await renewKeys(trx, kept)
  await renewTerms(trx, [kept])
}
