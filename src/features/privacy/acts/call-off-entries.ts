import type { Actor } from '../../../db/actor.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { endComingInvitations } from '../../applications/acts/end-coming-invitations.ts'

/**
 * Calls off the meetings to come of somebody who is to be erased, where they have a calendar entry: once they are
 * erased nobody knows whom to tell. @returns the messages that take the entries away
 */
export function callOffEntries(db: Db, candidate: number, actor: Actor): Promise<number[]> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeople(trx, [candidate])).size === 0) return []
    const threads = await trx
      .selectFrom('threads')
      .innerJoin('invitations', 'invitations.thread_id', 'threads.id')
      .innerJoin('batches', 'batches.id', 'invitations.batch_id')
      .select(['threads.id', 'batches.vacancy_id'])
      .where('threads.candidate_id', '=', candidate)
      .where('threads.calendar_given', '=', 1)
      .where('invitations.status', '=', 'active')
      .execute()
    if (threads.length === 0) return []
    for (const vacancy_id of new Set(threads.map((thread) => thread.vacancy_id)))
      await endComingInvitations(trx, { candidate_id: candidate, vacancy_id }, 'consent-withdrawn', actor)
    const messages = await trx
      .selectFrom('messages')
      .select('id')
      .where(
        'thread_id',
        'in',
        threads.map(({ id }) => id),
      )
      .where('kind', '=', 'cancellation')
      .where('state', '=', 'queued')
      .execute()
    // It is sent at once, by night as well, or never.
    const ids = messages.map(({ id }) => id)
    await trx
      .updateTable('messages')
      .set({ next_attempt_at: actor.at.toString() })
      .where('id', 'in', [0, ...ids])
      .execute()
    return ids
  })
}
