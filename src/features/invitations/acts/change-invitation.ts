import type { Transaction } from 'kysely'
import { originOf, type Actor } from '../../../db/actor.ts'
import { stateColumns, type InvitationState } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { confirmReply } from '../../messages/queueing/changes.ts'
import { holdInvitation, Stale, unlessStale, writeState } from '../hold-invitation.ts'
import { needsOpenBatch, type Changed, type InvitationAction } from '../invitation.ts'
import { advanceStage } from './advance-stage.ts'

/** @param version null for a change that overwrites nobody else's, such as one answer by itself */
type ToChange = { id: number; version: number | null }

type Change = {
  action: InvitationAction
  /** What to write, from the state as it is now; nothing is noted when it is empty. */
  values: (before: InvitationState) => Partial<InvitationState>
}

/** Changes one active invitation, notes who did it, and takes the application on to the stage that follows from it. */
export function changeInvitation(db: Db, seen: ToChange, change: Change, actor: Actor): Promise<Changed> {
  return unlessStale(db, async (trx) => {
    await changeWithin(trx, seen, change, actor)
    return { done: true }
  })
}

/**
 * The same inside a transaction.
 * @throws Stale when the invitation is not active any more or has another version
 */
export async function changeWithin(
  trx: Transaction<Schema>,
  seen: ToChange,
  { action, values: valuesFrom }: Change,
  actor: Actor,
): Promise<void> {
  await holdInvitation(trx, seen.id, { open: needsOpenBatch(action) })
  const known = await trx
    .selectFrom('invitations')
    .select([...stateColumns, 'version', 'walk_in', 'thread_id'])
    .where('id', '=', seen.id)
    .executeTakeFirst()
  if (known?.status !== 'active') throw new Stale()
  const { version, walk_in, thread_id, ...before } = known
  // Somebody who came by themselves is called by nobody, so there is no answer to keep.
  if (action === 'answers' && walk_in === 1) throw new Stale()
  const values = valuesFrom(before)
  if (Object.keys(values).length === 0) return
  if ((seen.version ?? version) !== version) throw new Stale()
  await trx
    .insertInto('invitation_events')
    .values({
      invitation_id: seen.id,
      action,
      before_json: JSON.stringify(before),
      by_user: actor.by,
      origin: originOf(actor),
      at: actor.at.toString(),
      undone: 0,
    })
    .execute()
  await writeState(trx, { id: seen.id, version }, values)
  if (thread_id !== null && values.reply && values.reply !== before.reply)
    await confirmReply(trx, thread_id, values.reply, actor)
  await advanceStage(trx, seen.id, values, actor)
}
