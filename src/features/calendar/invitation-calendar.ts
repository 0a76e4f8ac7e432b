import type { Temporal } from 'temporal-polyfill'
import type { Config } from '../../config.ts'
import { calendarFile, type CalendarMethod, type CalendarParty } from '../../domain/calendar/calendar-file.ts'

/** What the calendar of an invited person is told of their meeting. */
export type InvitationEntry = {
  thread: number
  /** The thread's `calendar_sequence`. */
  sequence: number
  startsAt: string
  endsAt: string
  summary: string
  description: string
  place: string | null
  /** The sending address. */
  organizer: CalendarParty
  /** The invited person: their own address in a mail to them, none in a file behind a link that may be forwarded. */
  attendee: CalendarParty & { accepted: boolean; asked: boolean }
  language: string
  /** The host of PUBLIC_URL: together with the thread, a name that no other calendar entry has (RFC 7986, 5.3). */
  host: string
}

/** As calendars write a person whose mailbox is not to be told. */
export const noMailbox = 'invalid:nomail'

const uidOf = (thread: number, host: string): string => `interview-${thread}@${host}`

/** The thread whose entry it is; null when it is none of ours. */
export function threadOfUid(uid: string, { publicUrl }: Pick<Config, 'publicUrl'>): number | null {
  const thread = Number(/^interview-([1-9]\d{0,8})@/.exec(uid)?.[1])
  return uid === uidOf(thread, new URL(publicUrl).host) ? thread : null
}

/** Who invites: the sending address, in a mail and in a file behind a link alike. */
export const organizerOf = ({ mailFrom }: Pick<Config, 'mailFrom'>, name: string): CalendarParty => ({
  address: `mailto:${mailFrom.address}`,
  name: mailFrom.name ?? name,
})

/**
 * The calendar file of one invited person. REQUEST makes the entry and changes it; CANCEL takes it away. One thread is
 * one UID, wherever the meeting is moved, so that no second entry appears.
 */
export function invitationCalendar(
  { thread, host, language, ...entry }: InvitationEntry,
  method: Extract<CalendarMethod, 'REQUEST' | 'CANCEL'>,
  now: Temporal.Instant,
): string {
  return calendarFile({
    method,
    stamp: now.round('second').toString(),
    language,
    entries: [{ ...entry, uid: uidOf(thread, host) }],
  })
}
