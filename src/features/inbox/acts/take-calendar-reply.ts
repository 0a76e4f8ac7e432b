import { Temporal } from 'temporal-polyfill'
import type { CalendarReply } from '../../../domain/inbox/calendar-reply.ts'
import type { Services } from '../../../web/services.ts'
import { threadOfUid } from '../../calendar/invitation-calendar.ts'
import { takeReply } from '../../replies/acts/take-reply.ts'
import { meetingState } from '../../replies/meeting-state.ts'
import { meetingOfThread } from '../../replies/reads/meeting-of-thread.ts'
import { mailAddressesOf } from '../reads/mail-addresses.ts'

/**
 * Takes what somebody answered in their calendar like a reply on their page. It counts only for the entry as it is now,
 * from the person themselves, and only while they have said nothing since: to whom an invitation was forwarded does not
 * answer for them.
 *
 * @param at when it came in
 * @returns whether nobody has to look at it: a promise for a place that is another's by now is read by a colleague
 */
export async function takeCalendarReply(
  { config, database: { db }, now }: Services,
  { uid, sequence, attendee, reply }: CalendarReply,
  at: Temporal.Instant,
): Promise<boolean> {
  const thread = threadOfUid(uid, config)
  if (thread === null) return false
  // Who changes the invitation at this moment is looked at once more.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const meeting = await meetingOfThread(db, thread)
    if (!meeting || meetingState(meeting, now().toString()) !== 'open') return true
    if (sequence < meeting.calendar_sequence || meeting.reply === reply) return true
    if (meeting.replied_at !== null && isNotBefore(meeting.replied_at, at)) return true
    if (!(await mailAddressesOf(db, thread)).includes(attendee)) return false
    const seen = { id: meeting.id, version: meeting.version }
    const taken = await takeReply(db, { thread, seen, choice: reply, slot: null, via: 'calendar' }, at)
    if (!('stale' in taken)) return 'taken' in taken
  }
  return false
}

const isNotBefore = (one: string, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), other) >= 0
