import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeople } from '../../../db/locking/locks.ts'

/**
 * What somebody answered to a message: a choice that could not be done at once, or their own words, which are null
 * where one has to look into the mailbox.
 */
export type Answered = {
  thread: number
  candidate: number
  /** A mark of the mail, by which it is known when it is read once more; null for what came through the gateway. */
  mail: string | null
  choice: string | null
  text: string | null
}

export type Kept = { done: true } | { refused: 'no-such-person' }

/** Keeps what a person answered for colleagues to read: nobody guesses what it means. */
export function keepAnswer(db: Db, answered: Answered, at: Temporal.Instant): Promise<Kept> {
  const { thread, candidate, mail, choice, text } = answered
  return db.transaction().execute(async (trx): Promise<Kept> => {
    if ((await holdPeople(trx, [candidate])).size === 0) return { refused: 'no-such-person' }
    await trx
      .insertInto('message_answers')
      .values({ thread_id: thread, candidate_id: candidate, mail_id: mail, choice, text, at: at.toString() })
      .onConflict((conflict) => conflict.column('mail_id').doNothing())
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
