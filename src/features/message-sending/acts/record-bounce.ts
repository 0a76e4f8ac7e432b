import type { Db } from '../../../db/open.ts'
import type { SuppressionReason } from '../../../db/schema/outgoing/messages.ts'
import type { Actor } from '../../../db/actor.ts'
import { cancelInvitation } from '../../invitations/acts/cancel-invitation.ts'
import { threadMeetings } from '../../messages/reads/thread-meetings.ts'
import { toldThreads } from '../../messages/reads/told-threads.ts'

/**
 * A message could not be delivered to its address: nothing is sent there any more. An invitation that the person cannot
 * have heard of ends with it, so that the plan invites somebody else.
 *
 * @param reason `refused` by the mail server at once, or `bounced`: came back later
 */
export async function recordBounce(
  db: Db,
  id: number,
  reason: Extract<SuppressionReason, 'refused' | 'bounced'>,
  actor: Actor,
): Promise<void> {
  const message = await db
    .updateTable('messages')
    .set({ state: 'bounced', reason, lease: null, at_wire_since: null })
    .where('id', '=', id)
    .where('state', '!=', 'bounced')
    .returning(['thread_id', 'kind', 'address'])
    .executeTakeFirst()
  if (!message) return
  if (message.address !== null)
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
