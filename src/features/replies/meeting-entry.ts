import type { Config } from '../../config.ts'
import { greetingName } from '../../domain/messages/greeting.ts'
import { noMailbox, organizerOf, type InvitationEntry } from '../calendar/invitation-calendar.ts'
import { placeText, timeText, zoneText, type Words } from './meeting-words.ts'
import type { MeetingOfThread } from './reads/meeting-of-thread.ts'

/** A meeting as its calendar entry says it; `address` is the mailbox it is for, or none. */
export function meetingEntry(
  meeting: MeetingOfThread,
  { config, address }: { config: Config; address: string },
  words: Words,
): InvitationEntry {
  const { t, language } = words
  const contact = meeting.contact === null ? [] : [t('reply.calendar-contact', { contact: meeting.contact })]
  const when = timeText(meeting.starts_at, meeting.time_zone, words)
  return {
    thread: meeting.thread,
    sequence: meeting.calendar_sequence,
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    summary: t('reply.calendar-summary', { title: meeting.title }),
    description: [t('reply.calendar-text', { when, zone: zoneText(meeting, words) }), ...contact].join('\n'),
    place: placeText(meeting, language),
    organizer: organizerOf(config, t('app.name')),
    attendee: {
      address,
      name: greetingName(meeting.name) ?? t('reply.calendar-you'),
      accepted: meeting.reply === 'yes',
      // Without a mailbox a calendar could not tell who answers.
      asked: config.imapUrl !== null && address !== noMailbox,
    },
    language,
    host: new URL(config.publicUrl).host,
  }
}
