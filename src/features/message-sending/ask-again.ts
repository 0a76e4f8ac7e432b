import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { Language } from '../../db/schema/primitives.ts'
import { byNight } from '../../domain/messages/sending-time.ts'
import { whyNotSent, type DropReason, type MeetingNow } from '../../domain/messages/why-not-sent.ts'
import { teamDay } from '../../web/texts/team-zone.ts'
import type { SendingSettings } from '../message-templates/sending.ts'
import { threadMeetings, type ThreadMeeting } from '../messages/reads/thread-meetings.ts'
import { addressFor } from './reads/address-for.ts'
import type { Message } from './outbox.ts'

/** `farewell`: nothing is said but that the meeting is off. `language`: the person's own, where it is known. */
export type Asked =
  | { drop: DropReason }
  | { wait: Temporal.Instant }
  | { send: true; address: string; farewell: boolean; language: Language | null }

/** Whether a message is still true, wanted and possible at the moment of sending. */
export async function askAgain(
  db: Db,
  message: Message,
  { waking, cannotWait = false }: Pick<SendingSettings, 'waking'> & { cannotWait?: boolean },
  now: Temporal.Instant,
): Promise<Asked> {
  const [meeting] = await threadMeetings(db, [message.thread_id])
  const person = await db
    .selectFrom('candidates')
    .select(['erased', 'message_language'])
    .where('id', '=', message.candidate_id)
    .executeTakeFirst()
  const due = {
    kind: message.kind,
    step: message.step,
    sequence: message.sequence,
    isExpired: message.expires_at <= now.toString(),
    isErased: person?.erased !== 0,
    hasConsent: await hasConsent(db, message.candidate_id, now),
    isOutdated: await hasLaterConfirmation(db, message),
    isRefused: message.kind === 'refusal' && (await isRefused(db, message.thread_id)),
    meeting: meeting ? meetingNow(meeting) : null,
  }
  const why = whyNotSent(due)
  if (why) return { drop: why }
  const address = await addressFor(db, message.candidate_id, message.channel)
  if ('none' in address) return { drop: address.none }
  const zone = meeting?.zone ?? null
  const expires = Temporal.Instant.from(message.expires_at)
  const send = {
    send: true as const,
    ...address,
    farewell: !due.hasConsent,
    language: person?.message_language ?? null,
  }
  // Who has just replied is awake.
  if (zone === null || message.kind === 'confirmation' || cannotWait) return send
  const night = byNight(now, expires, { timeZone: zone, waking }, message.kind === 'reminder')
  if (night === 'drop') return { drop: 'too-late' }
  return night === 'send' ? send : night
}

function meetingNow(meeting: ThreadMeeting): MeetingNow {
  return {
    isActive: meeting.status === 'active',
    day: meeting.batch_status,
    isMarked: meeting.presence !== null,
    reply: meeting.reply,
    hasPassed: meeting.result === 'passed',
    sequence: meeting.calendar_sequence,
    isEntryGiven: meeting.calendar_given === 1,
  }
}

/** Who has taken a consent back is written to only under another one; who applied is, without any. */
async function hasConsent(db: Db, candidate: number, now: Temporal.Instant): Promise<boolean> {
  const consents = await db
    .selectFrom('consents')
    .select(['withdrawn_on', 'until'])
    .where('candidate_id', '=', candidate)
    .execute()
  const today = teamDay(now)
  const inForce = consents.some(({ withdrawn_on, until }) => withdrawn_on === null && (until ?? today) >= today)
  return inForce || consents.every(({ withdrawn_on }) => withdrawn_on === null)
}

async function hasLaterConfirmation(db: Db, { id, thread_id, kind }: Message): Promise<boolean> {
  if (kind !== 'confirmation') return false
  const later = await db
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', thread_id)
    .where('kind', '=', 'confirmation')
    .where('id', '>', id)
    .executeTakeFirst()
  return later !== undefined
}

async function isRefused(db: Db, thread: number): Promise<boolean> {
  const closed = await db
    .selectFrom('threads')
    .innerJoin('applications', (join) =>
      join
        .onRef('applications.candidate_id', '=', 'threads.candidate_id')
        .onRef('applications.vacancy_id', '=', 'threads.vacancy_id'),
    )
    .select('applications.id')
    .where('threads.id', '=', thread)
    .where('applications.closed_at', 'is not', null)
    .where('applications.ended_by', '=', 'team')
    .executeTakeFirst()
  return closed !== undefined
}
