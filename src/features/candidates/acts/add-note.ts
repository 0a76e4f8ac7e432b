import type { Temporal } from 'temporal-polyfill'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewKeys } from './renew-keys.ts'

export function addNote(
  db: Db,
  candidate: number,
  text: string,
  { by, at }: { by: number; at: Temporal.Instant },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    await trx
      .insertInto('candidate_notes')
      .values({ candidate_id: candidate, text, by_user: by, at: at.toString() })
      .execute()
    await renewKeys(trx, candidate)
  })
}
