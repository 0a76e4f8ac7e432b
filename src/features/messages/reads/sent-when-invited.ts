import { Temporal } from 'temporal-polyfill'
import type { Config } from '../../../config.ts'
import type { Db } from '../../../db/open.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { ownStepsOf, sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { freeFrom } from '../channel-use.ts'

/** What is sent to whom is invited to a day now: by mail or by hand, when, and how many reminders follow at most. */
export type SentWhenInvited = { invitation: 'mail' | 'hand' | 'off'; at: Temporal.Instant; reminders: number }

type Day = { id: number; time_zone: string }
type Sending = Pick<Config, 'smtpUrl' | 'mailPerMinute' | 'mailPerDay'>

/** @param startsAt of the first slot */
export async function sentWhenInvited(
  db: Db,
  { smtpUrl, mailPerMinute: perMinute, mailPerDay: perDay }: Sending,
  { id, time_zone, startsAt }: Day & { startsAt: string | undefined },
  now: Temporal.Instant,
): Promise<SentWhenInvited> {
  const { email, waking, steps: usual } = await sendingSettings(db)
  const steps = ((await ownStepsOf(db, [id])).get(id) ?? usual).filter(({ on }) => on)
  const isOn = steps.some((step) => step.id === 'booking')
  const start = startsAt === undefined ? now : Temporal.Instant.from(startsAt)
  const { notBefore } = newsWindow(now, start, { timeZone: time_zone, waking })
  const free = await freeFrom(db, 'email', { perMinute, perDay }, now)
  return {
    invitation: !isOn ? 'off' : email && smtpUrl !== null ? 'mail' : 'hand',
    at: Temporal.Instant.compare(free, notBefore) > 0 ? free : notBefore,
    reminders: steps.length - (isOn ? 1 : 0),
  }
}
