import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewKeys } from './renew-keys.ts'

export type NoteRemoved = { removed: number } | { refused: 'no-such-note' }

export function removeNote(db: Db, candidate: number, id: number): Promise<NoteRemoved> {
  return db.transaction().execute(async (trx): Promise<NoteRemoved> => {
    await holdPeople(trx, [candidate])
    const { numDeletedRows } = await trx
      .deleteFrom('candidate_notes')
      .where('id', '=', id)
      .where('candidate_id', '=', candidate)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return { refused: 'no-such-note' }
    await renewKeys(trx, candidate)
    return { removed: id }
  })
}
