import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewKeys } from './renew-keys.ts'

export function removeNote(db: Db, candidate: number, id: number): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    await trx.deleteFrom('candidate_notes').where('id', '=', id).where('candidate_id', '=', candidate).execute()
    await renewKeys(trx, candidate)
  })
}
