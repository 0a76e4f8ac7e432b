import type { Temporal } from 'temporal-polyfill'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewKeys } from './renew-keys.ts'

export type NoteAdded = { added: number } | { refused: 'no-such-candidate' }

export function addNote(
  db: Db,
  candidate: number,
  text: string,
  { by, at }: { by: number; at: Temporal.Instant },
): Promise<NoteAdded> {
  return db.transaction().execute(async (trx): Promise<NoteAdded> => {
    if ((await holdPeople(trx, [candidate])).size === 0) return { refused: 'no-such-candidate' }
    const { id } = await trx
      .insertInto('candidate_notes')
      .values({ candidate_id: candidate, text, by_user: by, at: at.toString() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await renewKeys(trx, candidate)
    return { added: id }
  })
}
