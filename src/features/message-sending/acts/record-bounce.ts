import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { SuppressionReason } from '../../../db/schema/outgoing/messages.ts'
import { cancelWithin } from '../../invitations/acts/cancel-invitation.ts'
import { holdInvitation, unlessStale } from '../../invitations/hold-invitation.ts'
import { threadMeetings } from '../../messages/reads/thread-meetings.ts'
import { toldThreads } from '../../messages/reads/told-threads.ts'

/**
 * Why a message did not arrive: `refused` by the mail server at once, or `bounced`: came back later, as there is no
 * such address or number; `not-delivered`: given up for another reason, which says nothing about it.
 */
export type BounceReason = Extract<SuppressionReason, 'refused' | 'bounced'> | 'not-delivered'

/** `code`: what mail servers answered, without words. */
type Bounce = { reason: BounceReason; code: string }

/**
 * A message could not be delivered. Where its address is to blame, nothing is sent there any more, and an invitation
 * that the person cannot have heard of ends with it, so that the plan invites somebody else. Done once for a message,
 * however often it comes back.
 */
export async function recordBounce(db: Db, id: number, { reason, code }: Bounce, actor: Actor): Promise<void> {
  const message = await db.selectFrom('messages').select('thread_id').where('id', '=', id).executeTakeFirst()
  if (!message) return
  // Where somebody has moved or erased the person at this moment, it is looked at once more.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const done = await unlessStale(db, async (trx) => {
      const [meeting] = await threadMeetings(trx, [message.thread_id])
      if (meeting) await holdInvitation(trx, meeting.invitation, { open: false })
      return bounceWithin(trx, id, { reason, code }, actor)
    })
    if (!('stale' in done)) return
  }
}

async function bounceWithin(
  trx: Transaction<Schema>,
  id: number,
  { reason, code }: Bounce,
  actor: Actor,
): Promise<{ done: true } | { stale: true }> {
  const message = await trx
    .updateTable('messages')
    .set({ state: 'bounced', reason, last_answer: code, lease: null, at_wire_since: null })
    .where('id', '=', id)
    .where('state', '!=', 'bounced')
    .returning(['thread_id', 'kind', 'address'])
    .executeTakeFirst()
  if (!message) return { done: true }
  if (message.address !== null && reason !== 'not-delivered')
    await trx
      .insertInto('suppressed_addresses')
      .values({ address: message.address, reason, since: actor.at.toString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const [meeting] = await threadMeetings(trx, [message.thread_id])
  if (message.kind !== 'invitation' || !meeting) return { done: true }
  await trx
    .updateTable('invitations')
    .set({ asked_at: null })
    .where('id', '=', meeting.invitation)
    .where('reply', 'is', null)
    .execute()
  const told = await toldThreads(trx, await threadMeetings(trx, [message.thread_id]))
  if (reason !== 'not-delivered' && !told.has(message.thread_id))
    await cancelWithin(trx, { id: meeting.invitation, version: meeting.version }, 'no-mail', actor)
  return { done: true }
}
