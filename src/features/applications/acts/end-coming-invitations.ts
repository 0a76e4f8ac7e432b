import type { Transaction } from 'kysely'
import { originOf, type Actor } from '../../../db/actor.ts'
import { stateColumns } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { queueCancellations, queueRestored } from '../../messages/queueing/changes.ts'
import { changeMeeting, changeMeetings } from '../../messages/threads.ts'
import { overlapsSlot, standingOf } from '../../batches/reads/standing.ts'

/** One candidate on one vacancy. */
type Applicant = { candidate_id: number; vacancy_id: number }

/** How the history of an invitation says that it ended with the application. */
const action = 'application-closed'

/**
 * Cancels the invitations of somebody who is out of a vacancy, those to its open batches whose slot has not begun.
 * Whoever came or missed a slot stays counted. The person is held. @returns how many
 */
export async function endComingInvitations(
  trx: Transaction<Schema>,
  applicant: Applicant,
  reason: string,
  actor: Actor,
): Promise<number> {
  const now = actor.at.toString()
  const coming = await ofApplicant(trx, applicant)
    .select(stateColumns.map((column) => `invitations.${column}` as const))
    .where('invitations.status', '=', 'active')
    .where('invitations.presence', 'is', null)
    .where('batches.status', '=', 'planned')
    .where('slots.starts_at', '>', now)
    .execute()
  const threads: number[] = []
  let ended = 0
  for (const { id, version, thread_id, batch_id: _, starts_at: __, ends_at: ___, ...before } of coming) {
    const cancelled = await trx
      .updateTable('invitations')
      .set({
        status: 'cancelled',
        ended_at: now,
        end_reason: reason,
        end_origin: originOf(actor),
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!cancelled) continue
    if (thread_id !== null) threads.push(thread_id)
    const by = { by_user: actor.by, origin: originOf(actor) }
    const event = { invitation_id: id, action, ...by, at: now, undone: 0 as const }
    await trx
      .insertInto('invitation_events')
      .values({ ...event, before_json: JSON.stringify(before) })
      .execute()
    ended += 1
  }
  await changeMeetings(trx, threads)
  await queueCancellations(trx, threads, actor)
  return ended
}

/** The batches of the invitations that ended with an application, to be held before anything else. */
export async function batchesToRestore(trx: Db, applicant: Applicant, closedAt: string): Promise<number[]> {
  return (await endedWith(trx, applicant, closedAt).execute()).map(({ batch_id }) => batch_id)
}

/**
 * Puts the invitations that ended with an application in force again, when it is opened again: where the day is still
 * open, the slot is not over, and the person was not invited elsewhere at that time meanwhile.
 *
 * @param held batches that are held and open
 */
export async function restoreInvitations(
  trx: Transaction<Schema>,
  applicant: Applicant,
  { closedAt, held }: { closedAt: string; held: readonly number[] },
  actor: Actor,
): Promise<{ restored: number; left: number }> {
  const ended = await endedWith(trx, applicant, closedAt).execute()
  let restored = 0
  for (const { id, version, thread_id, batch_id, event_id, ...slot } of ended) {
    const standing = await standingOf(trx, [applicant.candidate_id])
    const isFree = !standing.some((there) => there.batch_id === batch_id || overlapsSlot(there, slot))
    if (!held.includes(batch_id) || slot.ends_at <= actor.at.toString() || !isFree) continue
    await trx
      .updateTable('invitations')
      .set({ status: 'active', ended_at: null, end_reason: null, end_origin: null, version: version + 1 })
      .where('id', '=', id)
      .execute()
    if (thread_id !== null) {
      await changeMeeting(trx, thread_id)
      await queueRestored(trx, thread_id, actor)
    }
    await trx.updateTable('invitation_events').set({ undone: 1 }).where('id', '=', event_id).execute()
    restored += 1
  }
  return { restored, left: ended.length - restored }
}

function ofApplicant(trx: Db, { candidate_id, vacancy_id }: Applicant) {
  return trx
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .select(['invitations.id', 'invitations.version', 'invitations.batch_id', 'invitations.thread_id'])
    .select(['slots.starts_at', 'slots.ends_at'])
    .where('invitations.candidate_id', '=', candidate_id)
    .where('batches.vacancy_id', '=', vacancy_id)
    .orderBy('invitations.id')
}

function endedWith(trx: Db, applicant: Applicant, closedAt: string) {
  return ofApplicant(trx, applicant)
    .innerJoin('invitation_events', 'invitation_events.invitation_id', 'invitations.id')
    .select('invitation_events.id as event_id')
    .where('invitations.status', '=', 'cancelled')
    .where('invitations.ended_at', '=', closedAt)
    .where('invitation_events.action', '=', action)
    .where('invitation_events.undone', '=', 0)
}
