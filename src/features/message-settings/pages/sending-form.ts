import { z } from 'zod'
import { email, optionalChoice, optionalText, timeOfDay, wholeNumber } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'
import type { SendingChange, SendingSettings } from '../../message-templates/sending.ts'

const ticked = () => optionalChoice(['yes'])

/** A day has to hold a few hours in which people may be written to, or nothing would ever leave. */
const SHORTEST_DAY = 4 * 60

export const sendingForm = z
  .object({
    version: wholeNumber(0, 1_000_000_000),
    sender: optionalText(100),
    replyTo: z.preprocess((typed) => (typed === '' ? undefined : typed), email().optional()),
    contact: optionalText(200),
    from: timeOfDay(),
    until: timeOfDay(),
    email: ticked(),
    gateway: ticked(),
    foreign: ticked(),
  })
  .refine(({ from, until }) => minutesOf(until) - minutesOf(from) >= SHORTEST_DAY, {
    path: ['until'],
    message: messageKey('message-settings.day-too-short'),
  })

export function sendingFrom(form: z.output<typeof sendingForm>): SendingChange {
  return {
    sender: form.sender ?? null,
    replyTo: form.replyTo ?? null,
    contact: form.contact ?? null,
    waking: { from: minutesOf(form.from), until: minutesOf(form.until) },
    email: form.email === 'yes',
    gateway: form.gateway === 'yes',
    foreignMessengers: form.foreign === 'yes',
  }
}

export function sendingValues(settings: SendingSettings): Record<string, unknown> {
  const { sender, replyTo, contact, waking, email, gateway, foreignMessengers } = settings
  const yes = (on: boolean) => (on ? 'yes' : '')
  return {
    sender: sender ?? '',
    replyTo: replyTo ?? '',
    contact: contact ?? '',
    from: timeOf(waking.from),
    until: timeOf(waking.until),
    email: yes(email),
    gateway: yes(gateway),
    foreign: yes(foreignMessengers),
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
