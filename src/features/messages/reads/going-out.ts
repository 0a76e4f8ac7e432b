import { Temporal } from 'temporal-polyfill'
import type { Config } from '../../../config.ts'
import type { Db } from '../../../db/open.ts'
import { freeFrom } from '../channel-use.ts'

/** What waits to be sent to the people of a day. `byHand`: is due, and waits for a colleague to pass it on. */
export type GoingOut = { waiting: number; byHand: number; leavesBy: Temporal.Instant | null }

type Sending = Pick<Config, 'smtpUrl' | 'mailPerMinute' | 'mailPerDay'>

/** What waits of a day; of its mails by when the first one leaves, behind all that waits for the mail server too. */
export async function goingOutOf(db: Db, config: Sending, batch: number, now: Temporal.Instant): Promise<GoingOut> {
  const waiting = await db
    .selectFrom('messages')
    .innerJoin('threads', 'threads.id', 'messages.thread_id')
    .select(['messages.id', 'messages.channel', 'messages.next_attempt_at'])
    .where('messages.state', '=', 'queued')
    .where('threads.batch_id', '=', batch)
    .orderBy('messages.next_attempt_at')
    .orderBy('messages.id')
    .execute()
  const isMail = ({ channel }: { channel: string }) => channel === 'email' && config.smtpUrl !== null
  const byHand = waiting.filter(
    (message) => !isMail(message) && message.channel !== 'gateway' && message.next_attempt_at <= now.toString(),
  )
  const first = waiting.find(isMail)
  return {
    waiting: waiting.length,
    byHand: byHand.length,
    leavesBy: first ? await leavesBy(db, config, first, now) : null,
  }
}

async function leavesBy(
  db: Db,
  { mailPerMinute: perMinute, mailPerDay: perDay }: Sending,
  { id, next_attempt_at }: { id: number; next_attempt_at: string },
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const free = await freeFrom(db, 'email', { perMinute, perDay }, now)
  const { ahead } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('ahead'))
    .where('state', '=', 'queued')
    .where('channel', '=', 'email')
    .where('next_attempt_at', '<=', next_attempt_at)
    .where((eb) => eb.or([eb('next_attempt_at', '<', next_attempt_at), eb('id', '<', id)]))
    .executeTakeFirstOrThrow()
  const minutes = perMinute > 0 ? Math.floor(ahead / perMinute) : 0
  const inTurn = free.add({ minutes })
  const own = Temporal.Instant.from(next_attempt_at)
  return Temporal.Instant.compare(own, inTurn) > 0 ? own : inTurn
}
