import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { ReminderTable } from '../../db/schema/invitations.ts'
import type { Composed } from './channels/channel.ts'
import { ofTaker, type Message } from './outbox.ts'

/**
 * Writes down that a message was sent, in its very words, and what follows from it: the person was asked, or reminded.
 */
export async function recordSent(
  db: Db,
  message: Message,
  { words, givesEntry, means }: Pick<Composed, 'words' | 'givesEntry'> & { means: ReminderTable['channel'] },
  taker: string,
  now: Temporal.Instant,
): Promise<void> {
  const at = now.toString()
  await db.transaction().execute(async (trx) => {
    const sent = await ofTaker(trx, message.id, taker)
      .set({
        state: 'sent',
        sent_at: at,
        attempts: message.attempts + 1,
        lease: null,
        at_wire_since: null,
        last_answer: null,
        ...words,
      })
      .returning('id')
      .executeTakeFirst()
    if (!sent) return
    if (givesEntry)
      await trx.updateTable('threads').set({ calendar_given: 1 }).where('id', '=', message.thread_id).execute()
    await noteAsked(trx, message, at, means)
  })
}

/** What the model of turnout learns from: since when the person is asked, and the reminders they got. */
export async function noteAsked(
  trx: Db,
  { thread_id, kind }: Pick<Message, 'thread_id' | 'kind'>,
  at: string,
  channel: ReminderTable['channel'],
): Promise<void> {
  if (kind !== 'invitation' && kind !== 'reminder' && kind !== 'change') return
  const invitation = await trx
    .selectFrom('invitations')
    .select(['id', 'asked_at'])
    .where('thread_id', '=', thread_id)
    .where('status', '=', 'active')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!invitation) return
  if (invitation.asked_at === null)
    await trx.updateTable('invitations').set({ asked_at: at }).where('id', '=', invitation.id).execute()
  if (kind === 'reminder')
    await trx.insertInto('reminders').values({ invitation_id: invitation.id, at, by_user: null, channel }).execute()
}
