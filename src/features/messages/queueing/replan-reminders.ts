import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { inChunks } from '../../../db/chunks.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { threadMeetings, isToCome } from '../reads/thread-meetings.ts'
import { queueMessages } from '../acts/queue-message.ts'
import { remindersOf } from './invitations.ts'

/**
 * The steps of these open days have changed: their reminders that wait are worked out anew, as if the people had been
 * invited with the steps of now. What was sent is not sent again, and nothing whose hour has passed is made up for. The
 * days are held.
 */
export async function replanReminders(
  trx: Transaction<Schema>,
  batches: readonly number[],
  actor: Actor,
): Promise<void> {
  const now = actor.at.toString()
  const invited = await trx
    .selectFrom('invitations')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .select(['invitations.id', 'invitations.thread_id'])
    .where('invitations.batch_id', 'in', [0, ...batches])
    .where('invitations.status', '=', 'active')
    .where('invitations.walk_in', '=', 0)
    .where('invitations.thread_id', 'is not', null)
    .where('slots.starts_at', '>', now)
    .execute()
  const held = await holdPeopleOf(
    trx,
    'invitations',
    invited.map(({ id }) => id),
  )
  const threads = invited.filter(({ id }) => held.has(id)).map(({ thread_id }) => thread_id!)
  for (const some of inChunks(threads))
    await trx
      .deleteFrom('messages')
      .where('thread_id', 'in', some)
      .where('kind', '=', 'reminder')
      .where('state', '=', 'queued')
      .where('at_wire_since', 'is', null)
      .execute()
  const meetings = (await threadMeetings(trx, threads)).filter((meeting) => isToCome(meeting, now))
  const intents = await remindersOf(trx, meetings, actor.at, ({ invited_at }) => invited_at)
  const ahead = intents.filter(({ notBefore }) => notBefore.epochMilliseconds >= actor.at.epochMilliseconds)
  await queueMessages(trx, ahead, actor)
}
