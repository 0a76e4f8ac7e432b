import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { ownStepsOf, sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { freeFrom } from '../channel-use.ts'
import { channelsAtWork, type MailConfig } from '../leaving.ts'
import { gatewayAtWork } from './gateway.ts'

/** What is sent to whom is invited to a day now: by what, when, and how many reminders follow at most. */
export type SentWhenInvited = {
  invitation: 'mail' | 'gateway' | 'hand' | 'off'
  at: Temporal.Instant
  reminders: number
}

type Day = { id: number; time_zone: string }

/** @param startsAt of the first slot */
export async function sentWhenInvited(
  db: Db,
  config: MailConfig,
  { id, time_zone, startsAt }: Day & { startsAt: string | undefined },
  now: Temporal.Instant,
): Promise<SentWhenInvited> {
  const { email, waking, steps: usual } = await sendingSettings(db)
  const steps = ((await ownStepsOf(db, [id])).get(id) ?? usual).filter(({ on }) => on)
  const isOn = steps.some((step) => step.id === 'booking')
  const start = startsAt === undefined ? now : Temporal.Instant.from(startsAt)
  const { notBefore } = newsWindow(now, start, { timeZone: time_zone, waking })
  const channels = await channelsAtWork(db, config)
  const works = { email: email && channels.email !== null, gateway: channels.gateway !== null }
  const isFirst = works.gateway && (!works.email || (await gatewayAtWork(db))?.comesFirst === true)
  const channel = isFirst ? 'gateway' : works.email ? 'email' : null
  const free = channel === null ? now : await freeFrom(db, channel, channels[channel]!, now)
  return {
    invitation: !isOn ? 'off' : channel === 'email' ? 'mail' : (channel ?? 'hand'),
    at: Temporal.Instant.compare(free, notBefore) > 0 ? free : notBefore,
    reminders: steps.length - (isOn ? 1 : 0),
  }
}
