import type { Language } from '../../db/schema/primitives.ts'
import { translateInto } from '../../web/messages/index.ts'
import type { Services } from '../../web/services.ts'
import { formatsFor } from '../../web/texts/formats.ts'
import { invitationCalendar } from '../calendar/invitation-calendar.ts'
import type { Mail } from '../mail/mail-server.ts'
import { farewellText } from '../message-templates/built-in-text.ts'
import { templateFor } from '../message-templates/reads/template-for.ts'
import { renderMessage } from '../message-templates/render-message.ts'
import type { SendingSettings } from '../message-templates/sending.ts'
import type { Wording } from '../../domain/messages/wordings.ts'
import { meetingEntry } from '../replies/meeting-entry.ts'
import type { MeetingOfThread } from '../replies/reads/meeting-of-thread.ts'
import type { Message } from './outbox.ts'
import { messageFacts } from './reads/message-facts.ts'

export type ComposedMail = { mail: Mail; language: Language; template: number | null }

type Sending = { address: string; farewell: boolean; settings: SendingSettings; language: Language }

/** A message as a mail, with what is true at this moment. */
export async function composeMail(
  services: Services,
  message: Message,
  { address, farewell, settings, language }: Sending,
): Promise<ComposedMail> {
  const { facts, meeting, unsubscribe } = await messageFacts(services, message, settings, language)
  const wording = { kind: message.kind, step: message.step } as Wording
  const template = farewell
    ? { id: null, ...farewellText(language) }
    : await templateFor(services.database.db, wording, language, message.trial_arm)
  const mail = {
    ...renderMessage(facts, template),
    id: message.id,
    to: address,
    messageId: messageIdOf(message, services.config.mailFrom.address),
    sender: settings.sender,
    replyTo: settings.replyTo,
    unsubscribe,
    calendar: meeting && calendarOf(services, message, meeting, { address, language }),
  }
  return { mail, language, template: template.id }
}

/** The same whenever the message is sent, and no other message's, also of a database that was restored. */
function messageIdOf({ id, created_at }: Message, from: string): string {
  const made = Date.parse(created_at).toString(36)
  return `<yavka.${id.toString(36)}.${made}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

/** Who promises to come gets a calendar entry, and from then on every change of it. */
function calendarOf(
  { config, now }: Services,
  { kind, step }: Message,
  meeting: MeetingOfThread,
  { address, language }: { address: string; language: Language },
): Mail['calendar'] {
  const isOff = kind === 'cancellation' || step === 'no'
  const isAboutEntry = kind === 'confirmation' || kind === 'change' || kind === 'cancellation'
  if (!isAboutEntry) return null
  // A change takes the place of a confirmation that has not gone out yet.
  const isPromised = !isOff && (kind === 'confirmation' || meeting.reply === 'yes')
  if (meeting.calendar_given === 0 && !isPromised) return null
  const words = { t: translateInto(language), format: formatsFor(language), language }
  const entry = meetingEntry(meeting, { config, address: `mailto:${address}` }, words)
  const method = isOff ? 'CANCEL' : 'REQUEST'
  return { method, file: invitationCalendar(entry, method, now()) }
}
