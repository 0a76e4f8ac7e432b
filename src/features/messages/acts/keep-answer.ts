import type { Db } from '../../../db/open.ts'
import type { Actor, ColleagueActor } from '../../../db/actor.ts'
import { holdPeople } from '../../../db/locking/locks.ts'

/** What somebody answered to a message: in their own words, or a choice that could not be done at once. */
export type Answered = { message: number; candidate: number; choice: string | null; text: string | null }

export type Kept = { done: true } | { refused: 'no-such-person' }

/** Keeps what a person answered for colleagues to read: nobody guesses what it means. */
export function keepAnswer(db: Db, { message, candidate, choice, text }: Answered, { at }: Actor): Promise<Kept> {
  return db.transaction().execute(async (trx): Promise<Kept> => {
    if ((await holdPeople(trx, [candidate])).size === 0) return { refused: 'no-such-person' }
    await trx
      .insertInto('message_answers')
      .values({ message_id: message, candidate_id: candidate, choice, text, at: at.toString(), read_by: null })
      .execute()
    return { done: true }
  })
}

/** A colleague has read an answer, and does themselves what it asks for. */
export async function markRead(
  db: Db,
  id: number,
  { by, at }: ColleagueActor,
): Promise<{ done: true } | { refused: 'read-already' }> {
  const read = await db
    .updateTable('message_answers')
    .set({ read_by: by, read_at: at.toString() })
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return read ? { done: true } : { refused: 'read-already' }
}
