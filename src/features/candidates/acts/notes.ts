import type { Temporal } from 'temporal-polyfill'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewKeys } from './keys.ts'

/** What colleagues wrote down about somebody, the latest first. */
export function notesOf(db: Db, candidate: number) {
  return db
    .selectFrom('candidate_notes')
    .leftJoin('users', 'users.id', 'candidate_notes.by_user')
    .select(['candidate_notes.id', 'candidate_notes.text', 'candidate_notes.at', 'users.name as author'])
    .where('candidate_notes.candidate_id', '=', candidate)
    .orderBy('candidate_notes.id', 'desc')
    .execute()
}

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

export function removeNote(db: Db, candidate: number, id: number): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    await trx.deleteFrom('candidate_notes').where('id', '=', id).where('candidate_id', '=', candidate).execute()
    await renewKeys(trx, candidate)
  })
}
