import { stateColumns } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'

export type HeldInvitation = Awaited<ReturnType<typeof heldInvitation>>

/** An invitation that a transaction holds, with its batch and slot, and whether it was moved to another day. */
export function heldInvitation(trx: Db, id: number) {
  return trx
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .select(stateColumns.map((column) => `invitations.${column}` as const))
    .select(['invitations.version', 'invitations.batch_id', 'invitations.candidate_id', 'invitations.walk_in'])
    .select(['invitations.thread_id', 'invitations.asked_at'])
    .select(['invitations.chance', 'batches.status as batch_status', 'batches.vacancy_id', 'slots.ends_at'])
    .select((eb) =>
      eb
        .selectFrom('invitation_events')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('invitation_events.invitation_id', '=', 'invitations.id')
        .where('action', '=', 'moved')
        .where('undone', '=', 0)
        .as('moves'),
    )
    .where('invitations.id', '=', id)
    .executeTakeFirstOrThrow()
}
