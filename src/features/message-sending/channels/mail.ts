import type { Language } from '../../../db/schema/primitives.ts'
import { translateInto } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formatsFor } from '../../../web/texts/formats.ts'
import { invitationCalendar } from '../../calendar/invitation-calendar.ts'
import type { Mail, MailServer } from '../../mail/mail-server.ts'
import { meetingEntry } from '../../replies/meeting-entry.ts'
import type { MeetingOfThread } from '../../replies/reads/meeting-of-thread.ts'
import type { Message } from '../outbox.ts'
import { composeText } from '../compose-text.ts'
import type { Channel, Composed, To } from './channel.ts'

/** Mail over the server of SMTP_URL. */
export function mailChannel(services: Services, server: MailServer): Channel {
  const { config } = services
  return {
    name: 'email',
    onlyOnce: false,
    means: 'email',
    limits: { perMinute: config.mailPerMinute, perDay: config.mailPerDay },
    compose: async (message, to): Promise<Composed> => {
      const { words, html, meeting, unsubscribe } = await composeText(services, message, to)
      const { address, settings } = to
      const calendar = meeting && calendarOf(services, message, meeting, to)
      const mail: Mail = {
        id: message.id,
        to: address,
        messageId: messageIdOf(message, config.mailFrom.address),
        sender: settings.sender,
        replyTo: settings.replyTo,
        subject: words.subject,
        text: words.body,
        html,
        unsubscribe,
        calendar,
      }
      return {
        words: { ...words, message_id: mail.messageId },
        givesEntry: calendar?.method === 'REQUEST',
        send: (breakOff) => server.send(mail, breakOff),
      }
    },
  }
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
  { address, language }: Pick<To, 'address'> & { language: Language },
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
