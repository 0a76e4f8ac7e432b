import type { Transaction } from 'kysely'
import { originOf, type Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { holdInvitation, unlessStale } from '../hold-invitation.ts'
import { queueCancellations } from '../../messages/queueing/changes.ts'
import { changeMeeting } from '../../messages/threads.ts'
import type { Changed, VersionedInvitation } from '../invitation.ts'
import { heldInvitation } from '../reads/held-invitation.ts'
import { changeWithin } from './change-invitation.ts'

/** `ended`: moved or cancelled before; `day-closed`: it counts in the turnout; `marked`: it is known who came. */
export type CancelRefusal = 'ended' | 'day-closed' | 'marked'

/**
 * Cancels an active invitation; it then counts neither as invited nor as missed. So somebody who is marked can no
 * longer be cancelled, except a walk-in of a day that is still open, who counts in no turnout.
 */
export function cancelInvitation(
  db: Db,
  seen: VersionedInvitation,
  reason: string | null,
  actor: Actor,
): Promise<Changed | { refused: CancelRefusal }> {
  return unlessStale(db, (trx) => cancelWithin(trx, seen, reason, actor))
}

/** The same inside a transaction. */
export async function cancelWithin(
  trx: Transaction<Schema>,
  seen: VersionedInvitation,
  reason: string | null,
  actor: Actor,
): Promise<Changed | { refused: CancelRefusal }> {
  await holdInvitation(trx, seen.id, { open: false })
  const now = await heldInvitation(trx, seen.id)
  if (now.version !== seen.version) return { stale: true }
  if (now.status !== 'active') return { refused: 'ended' }
  if (now.batch_status !== 'planned') return { refused: 'day-closed' }
  if (now.presence !== null && now.walk_in === 0) return { refused: 'marked' }
  const values = {
    status: 'cancelled' as const,
    ended_at: actor.at.toString(),
    end_reason: reason,
    end_origin: originOf(actor),
  }
  await changeWithin(trx, seen, { action: 'cancelled', values: () => values }, actor)
  if (now.thread_id !== null) {
    await changeMeeting(trx, now.thread_id)
    await queueCancellations(trx, [now.thread_id], actor)
  }
  return { done: true }
}
