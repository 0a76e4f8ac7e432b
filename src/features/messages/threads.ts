import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { inChunks } from '../../db/chunks.ts'
import type { Schema } from '../../db/schema/index.ts'

type Trx = Transaction<Schema>

/** What a thread is opened for; `batch` is null for what concerns a person and a vacancy without a meeting. */
export type Meeting = { vacancy: number; batch: number | null }

/** Opens a thread for each person, who must be held. @returns the thread of each person */
export async function openThreads(
  trx: Trx,
  { vacancy, batch }: Meeting,
  candidates: readonly number[],
  at: Temporal.Instant,
): Promise<Map<number, number>> {
  if (candidates.length === 0) return new Map()
  const rows = await trx
    .insertInto('threads')
    .values(
      candidates.map((candidate_id) => ({
        candidate_id,
        vacancy_id: vacancy,
        batch_id: batch,
        created_at: at.toString(),
      })),
    )
    .returning(['id', 'candidate_id'])
    .execute()
  return new Map(rows.map(({ id, candidate_id }) => [candidate_id, id]))
}

/** Opens the thread of an invitation that has none, such as of somebody who came without one. @returns the thread */
export async function openThreadOf(
  trx: Trx,
  invitation: { id: number; candidate: number },
  meeting: Meeting,
  at: Temporal.Instant,
): Promise<number> {
  const thread = (await openThreads(trx, meeting, [invitation.candidate], at)).get(invitation.candidate)!
  await trx.updateTable('invitations').set({ thread_id: thread }).where('id', '=', invitation.id).execute()
  return thread
}

/** The meetings of these threads are called off, or take place after all. @see changeMeeting */
export async function changeMeetings(trx: Trx, threads: readonly number[]): Promise<void> {
  for (const some of inChunks(threads))
    await trx
      .updateTable('threads')
      .set((eb) => ({ calendar_sequence: eb('calendar_sequence', '+', 1) }))
      .where('id', 'in', some)
      .execute()
}

/**
 * The meeting of a thread has another time or place, or is called off: its calendar entry has a next version.
 *
 * @param meeting where it is from now on, when it was moved to another day
 * @returns the SEQUENCE of that version
 */
export async function changeMeeting(trx: Trx, thread: number, meeting?: Meeting): Promise<number> {
  const { calendar_sequence } = await trx
    .updateTable('threads')
    .set((eb) => ({
      calendar_sequence: eb('calendar_sequence', '+', 1),
      ...(meeting && { vacancy_id: meeting.vacancy, batch_id: meeting.batch }),
    }))
    .where('id', '=', thread)
    .returning('calendar_sequence')
    .executeTakeFirstOrThrow()
  return calendar_sequence
}

/** Who promises to come is given a calendar entry, which from then on is kept up to date. */
export async function giveEntry(trx: Trx, thread: number): Promise<void> {
  await trx.updateTable('threads').set({ calendar_given: 1 }).where('id', '=', thread).execute()
}
