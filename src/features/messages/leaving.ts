import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { Config } from '../../config.ts'
import type { MessageChannel } from '../../db/schema/outgoing/messages.ts'
import { leavingTimes } from '../../domain/messages/leaving-times.ts'
import { freeFrom } from './channel-use.ts'

type Waiting = { id: number; channel: MessageChannel; next_attempt_at: string }

/** Whether a message waits for a colleague to pass it on. */
export function isByHand({ channel }: Pick<Waiting, 'channel'>, { smtpUrl }: Pick<Config, 'smtpUrl'>): boolean {
  return channel === 'hand' || (channel === 'email' && smtpUrl === null)
}

/** By when each of the mails leaves at the latest; those that are passed on by hand are left out. */
export async function mailTimes(
  db: Db,
  config: Pick<Config, 'smtpUrl' | 'mailPerMinute' | 'mailPerDay'>,
  waiting: readonly Waiting[],
  now: Temporal.Instant,
): Promise<Map<number, Temporal.Instant>> {
  const mails = waiting.filter((message) => !isByHand(message, config))
  const { mailPerMinute: perMinute, mailPerDay: perDay } = config
  const times = leavingTimes(
    mails.map(({ next_attempt_at }) => Temporal.Instant.from(next_attempt_at)),
    { freeFrom: await freeFrom(db, 'email', { perMinute, perDay }, now), perMinute },
  )
  return new Map(mails.map(({ id }, index) => [id, times[index]!]))
}
