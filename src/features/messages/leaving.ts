import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { Config } from '../../config.ts'
import type { MessageChannel } from '../../db/schema/outgoing/messages.ts'
import { leavingTimes } from '../../domain/messages/leaving-times.ts'
import { freeFrom, type ChannelLimits } from './channel-use.ts'
import { gatewayAtWork } from './reads/gateway.ts'

/** The channels by which the server sends itself. */
export type SendingChannel = Exclude<MessageChannel, 'hand'>

/** What each channel takes; null where it does not work, so that a colleague passes its messages on. */
export type Channels = Record<SendingChannel, ChannelLimits | null>

export type MailConfig = Pick<Config, 'smtpUrl' | 'mailPerMinute' | 'mailPerDay'>

export async function channelsAtWork(db: Db, { smtpUrl, mailPerMinute, mailPerDay }: MailConfig): Promise<Channels> {
  const gateway = await gatewayAtWork(db)
  return {
    email: smtpUrl === null ? null : { perMinute: mailPerMinute, perDay: mailPerDay },
    gateway: gateway && { perMinute: gateway.perMinute, perDay: null },
  }
}

/** Whether anything is sent at all; else colleagues pass on every message. */
export const sendsItself = (channels: Channels): boolean => channels.email !== null || channels.gateway !== null

/** Whether a message waits for a colleague to pass it on. */
export function isByHand({ channel }: { channel: MessageChannel }, channels: Channels): boolean {
  return channel === 'hand' || channels[channel] === null
}

type Waiting = { id: number; channel: MessageChannel; next_attempt_at: string }

/** By when each message leaves at the latest; those that are passed on by hand are left out. */
export async function leavingTimesOf(
  db: Db,
  channels: Channels,
  waiting: readonly Waiting[],
  now: Temporal.Instant,
): Promise<Map<number, Temporal.Instant>> {
  const times = new Map<number, Temporal.Instant>()
  for (const [channel, own] of Map.groupBy(waiting, (message) => message.channel)) {
    const limits = channel === 'hand' ? null : channels[channel]
    if (limits === null) continue
    const leaving = leavingTimes(
      own.map(({ next_attempt_at }) => Temporal.Instant.from(next_attempt_at)),
      { freeFrom: await freeFrom(db, channel, limits, now), perMinute: limits.perMinute },
    )
    for (const [index, { id }] of own.entries()) times.set(id, leaving[index]!)
  }
  return times
}
