import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { MessageChannel } from '../../../db/schema/outgoing/messages.ts'
import { freeFrom } from '../channel-use.ts'
import { channelsAtWork, isByHand, type Channels, type MailConfig } from '../leaving.ts'

/** What waits to be sent to the people of a day. `byHand`: is due, and waits for a colleague to pass it on. */
export type GoingOut = { waiting: number; byHand: number; leavesBy: Temporal.Instant | null }

/** What waits of a day; of what the server sends, by when the first one leaves, behind all that its channel sends. */
export async function goingOutOf(db: Db, config: MailConfig, batch: number, now: Temporal.Instant): Promise<GoingOut> {
  const waiting = await db
    .selectFrom('messages')
    .innerJoin('threads', 'threads.id', 'messages.thread_id')
    .select(['messages.id', 'messages.channel', 'messages.next_attempt_at'])
    .where('messages.state', '=', 'queued')
    .where('threads.batch_id', '=', batch)
    .orderBy('messages.next_attempt_at')
    .orderBy('messages.id')
    .execute()
  const channels = await channelsAtWork(db, config)
  const byHand = waiting.filter((message) => isByHand(message, channels) && message.next_attempt_at <= now.toString())
  const first = waiting.find((message) => !isByHand(message, channels))
  return {
    waiting: waiting.length,
    byHand: byHand.length,
    leavesBy: first ? await leavesBy(db, channels, first, now) : null,
  }
}

async function leavesBy(
  db: Db,
  channels: Channels,
  { id, channel, next_attempt_at }: { id: number; channel: MessageChannel; next_attempt_at: string },
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const limits = channel === 'hand' ? null : channels[channel]
  if (limits === null) return null
  const free = await freeFrom(db, channel, limits, now)
  const { ahead } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('ahead'))
    .where('state', '=', 'queued')
    .where('channel', '=', channel)
    .where('next_attempt_at', '<=', next_attempt_at)
    .where((eb) => eb.or([eb('next_attempt_at', '<', next_attempt_at), eb('id', '<', id)]))
    .executeTakeFirstOrThrow()
  const { perMinute } = limits
  const minutes = perMinute > 0 ? Math.floor(ahead / perMinute) : 0
  const inTurn = free.add({ minutes })
  const own = Temporal.Instant.from(next_attempt_at)
  return Temporal.Instant.compare(own, inTurn) > 0 ? own : inTurn
}
