import type { Transaction } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { originOf, type Actor } from '../../../db/actor.ts'
import type { CheckAnswer } from '../../../db/schema/primitives.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { WORDINGS, type MessageKind } from '../../../domain/messages/wordings.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { queueMessage, queueMessages, type Intent } from '../acts/queue-message.ts'
import { threadMeetings, type ThreadMeeting } from '../reads/thread-meetings.ts'
import { toldOfMove } from '../reads/told-of-move.ts'
import { toldThreads } from '../reads/told-threads.ts'
import { changeMeeting } from '../threads.ts'
import { dropQueued } from './drop-queued.ts'
import { queueInvitations, queueReminders, TOO_LATE } from './invitations.ts'

type Trx = Transaction<Schema>

/** The meeting of a thread was moved. */
export const queueChange = (trx: Trx, thread: number, actor: Actor): Promise<void> => queueMoves(trx, [thread], actor)

/**
 * Meetings were moved. An invitation that still waits will name the new place by itself; otherwise the person is told,
 * and where they asked for it themselves, it is confirmed.
 */
export async function queueMoves(trx: Trx, threads: readonly number[], actor: Actor): Promise<void> {
  await dropQueued(trx, threads, 'moved', ['change', 'reminder', 'confirmation'])
  const { told, invited, declined } = await toldOfMove(trx, threads)
  for (const { thread, starts_at } of invited)
    await trx
      .updateTable('messages')
      .set({ expires_at: Temporal.Instant.from(starts_at).subtract(TOO_LATE).toString() })
      .where('thread_id', '=', thread)
      .where('kind', '=', 'invitation')
      .where('state', '=', 'queued')
      .where('at_wire_since', 'is', null)
      .execute()
  if (originOf(actor) !== 'person') await queueNews(trx, told, 'change', actor)
  else for (const meeting of told) await queueConfirmation(trx, meeting, actor)
  await queueReminders(
    trx,
    [...told, ...invited, ...declined].map(({ thread }) => thread),
    actor,
  )
}

/** Meetings were called off: who knows of one is told; who did it themselves, only where they have a calendar entry. */
export async function queueCancellations(trx: Trx, threads: readonly number[], actor: Actor): Promise<void> {
  const isOwn = originOf(actor) === 'person'
  // That they do not come may have been confirmed in the same breath, which takes the entry away.
  await dropQueued(trx, threads, 'cancelled', isOwn ? allButConfirmations : undefined)
  const meetings = await threadMeetings(trx, threads)
  const told = isOwn ? withEntry(meetings) : await toldThreads(trx, meetings)
  const expected = meetings.filter(
    ({ thread, reply, presence, walk_in }) => told.has(thread) && reply !== 'no' && presence === null && walk_in === 0,
  )
  await queueNews(trx, expected, 'cancellation', actor)
}

const allButConfirmations = WORDINGS.map(({ kind }) => kind).filter((kind) => kind !== 'confirmation')

function withEntry(meetings: readonly ThreadMeeting[]): Set<number> {
  return new Set(meetings.filter(({ calendar_given }) => calendar_given === 1).map(({ thread }) => thread))
}

/** Meetings that were called off take place after all. Who was not told that they were called off is told nothing. */
export async function queueRestored(trx: Trx, thread: number, actor: Actor): Promise<void> {
  const unsent = await dropQueued(trx, [thread], 'not-cancelled', ['cancellation'])
  const meetings = await threadMeetings(trx, [thread])
  const told = await toldThreads(trx, meetings)
  if (!told.has(thread)) return queueInvitations(trx, [thread], actor)
  if (unsent === 0) await queueNews(trx, meetings, 'change', actor)
  await queueReminders(trx, [thread], actor)
}

/**
 * Confirms what the person replied themselves, a promise that a colleague noted, and whatever changes the calendar
 * entry that they have: for that its SEQUENCE is raised (RFC 5546, 2.1.4).
 */
export async function confirmReply(trx: Trx, thread: number, reply: CheckAnswer, actor: Actor): Promise<void> {
  const [meeting] = await threadMeetings(trx, [thread])
  if (!meeting || reply === 'unsure') return
  const isGiven = meeting.calendar_given === 1
  if (isGiven) await changeMeeting(trx, thread)
  if (isGiven || reply === 'yes' || originOf(actor) === 'person') await queueConfirmation(trx, meeting, actor)
}

/** The person's reply is confirmed, with what they can do when they change their mind. */
async function queueConfirmation(trx: Trx, meeting: ThreadMeeting, actor: Actor): Promise<void> {
  const { before } = await trx
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('thread_id', '=', meeting.thread)
    .where('kind', '=', 'confirmation')
    .executeTakeFirstOrThrow()
  const intent: Intent = {
    thread: meeting.thread,
    candidate: meeting.candidate,
    kind: 'confirmation',
    step: meeting.reply === 'no' ? 'no' : '',
    sequence: before,
    // Who has just replied is awake.
    notBefore: actor.at,
    expiresAt: Temporal.Instant.from(meeting.starts_at),
  }
  await queueMessage(trx, intent, actor)
}

/** News of meetings in the version of their calendar entries that they have now. */
async function queueNews(trx: Trx, meetings: readonly ThreadMeeting[], kind: MessageKind, actor: Actor) {
  const { waking } = await sendingSettings(trx)
  const intents = meetings.map((meeting): Intent => ({
    thread: meeting.thread,
    candidate: meeting.candidate,
    kind,
    sequence: meeting.calendar_sequence,
    ...newsWindow(actor.at, Temporal.Instant.from(meeting.starts_at), { timeZone: meeting.zone, waking }),
  }))
  await queueMessages(trx, intents, actor)
}
