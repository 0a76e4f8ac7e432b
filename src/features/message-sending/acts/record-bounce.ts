import type { Db } from '../../../db/open.ts'
import type { Actor } from '../../../db/actor.ts'
import { cancelInvitation } from '../../invitations/acts/cancel-invitation.ts'
import { threadMeetings } from '../../messages/reads/thread-meetings.ts'
import { toldThreads } from '../../messages/reads/told-threads.ts'

/**
 * `refused`: there is no such address or number. `bounced`: the mail came back. `not-delivered`: the gateway could not
 * deliver it, which says nothing about the number.
 */
export type BounceReason = 'refused' | 'bounced' | 'not-delivered'

/**
 * A message could not be delivered: where its address is at fault, nothing is sent there any more. An invitation that
 * the person cannot have heard of ends with it, so that the plan invites somebody else.
 */
export async function recordBounce(db: Db, id: number, reason: BounceReason, actor: Actor): Promise<void> {
  const message = await db
    .updateTable('messages')
    .set({ state: 'bounced', reason, lease: null, at_wire_since: null })
    .where('id', '=', id)
    .where('state', '!=', 'bounced')
    .returning(['thread_id', 'kind', 'address'])
    .executeTakeFirst()
  if (!message) return
  if (message.address !== null && reason !== 'not-delivered')
    await db
      .insertInto('suppressed_addresses')
      .values({ address: message.address, reason, since: actor.at.toString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  if (message.kind !== 'invitation') return
  const [meeting] = await threadMeetings(db, [message.thread_id])
  if (!meeting) return
  await db
    .updateTable('invitations')
    .set({ asked_at: null })
    .where('id', '=', meeting.invitation)
    .where('reply', 'is', null)
    .execute()
  const unasked = await threadMeetings(db, [message.thread_id])
  if ((await toldThreads(db, unasked)).has(message.thread_id)) return
  await cancelInvitation(db, { id: meeting.invitation, version: meeting.version }, 'no-mail', actor)
}
