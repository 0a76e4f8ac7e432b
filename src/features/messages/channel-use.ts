import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { MessageChannel } from '../../db/schema/outgoing/messages.ts'

/** How much may go through a channel; 0 and null = no limit. */
export type ChannelLimits = { perMinute: number; perDay: number | null }

/** Seconds that a channel rests after it was told to slow down, the longer the oftener in a row. */
const pauses = [30, 60, 120, 300, 600, 1800] as const

const minuteOf = (now: Temporal.Instant): string => now.toString({ smallestUnit: 'minute' })
const dayOf = (now: Temporal.Instant): string => now.toString().slice(0, 10)

/** From when on the channel may be used: `now`, or a later instant. */
export async function freeFrom(
  db: Db,
  channel: MessageChannel,
  { perMinute, perDay }: ChannelLimits,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const use = await db.selectFrom('message_channels').selectAll().where('channel', '=', channel).executeTakeFirst()
  if (!use) return now
  const free = [now]
  if (use.paused_until > now.toString()) free.push(Temporal.Instant.from(use.paused_until))
  if (perMinute > 0 && use.minute === minuteOf(now) && use.in_minute >= perMinute)
    free.push(Temporal.Instant.from(use.minute).add({ minutes: 1 }))
  if (perDay !== null && use.day === dayOf(now) && use.in_day >= perDay)
    free.push(Temporal.Instant.from(`${use.day}T00:00:00Z`).add({ hours: 24 }))
  return free.reduce((one, other) => (Temporal.Instant.compare(one, other) > 0 ? one : other))
}

/** Takes the right to send one message now, counted for all servers together. @returns false when there is none left */
export async function takePermit(
  db: Db,
  channel: MessageChannel,
  { perMinute, perDay }: ChannelLimits,
  now: Temporal.Instant,
): Promise<boolean> {
  const [minute, day] = [minuteOf(now), dayOf(now)]
  await db
    .insertInto('message_channels')
    .values({ channel })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const taken = await db
    .updateTable('message_channels')
    .set((eb) => ({
      minute,
      day,
      in_minute: eb
        .case()
        .when('minute', '=', minute)
        .then(eb('in_minute', '+', 1))
        .else(1)
        .end(),
      in_day: eb
        .case()
        .when('day', '=', day)
        .then(eb('in_day', '+', 1))
        .else(1)
        .end(),
    }))
    .where('channel', '=', channel)
    .where('paused_until', '<=', now.toString())
    .$if(perMinute > 0, (query) =>
      query.where((eb) => eb.or([eb('minute', '!=', minute), eb('in_minute', '<', perMinute)])),
    )
    .$if(perDay !== null, (query) => query.where((eb) => eb.or([eb('day', '!=', day), eb('in_day', '<', perDay!)])))
    .returning('channel')
    .executeTakeFirst()
  return taken !== undefined
}

/** The channel rests for a while. */
export async function slowDown(db: Db, channel: MessageChannel, now: Temporal.Instant): Promise<void> {
  const use = await db.selectFrom('message_channels').select('pauses').where('channel', '=', channel).executeTakeFirst()
  const seconds = pauses[Math.min(use?.pauses ?? 0, pauses.length - 1)]!
  await db
    .updateTable('message_channels')
    .set((eb) => ({ paused_until: now.add({ seconds }).toString(), pauses: eb('pauses', '+', 1) }))
    .where('channel', '=', channel)
    .where('paused_until', '<=', now.toString())
    .execute()
}

/** The channel works again: the next pause is a short one. */
export async function speedUp(db: Db, channel: MessageChannel): Promise<void> {
  await db
    .updateTable('message_channels')
    .set({ pauses: 0 })
    .where('channel', '=', channel)
    .where('pauses', '>', 0)
    .execute()
}
