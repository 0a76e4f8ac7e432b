import type { Transaction } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { dueSteps, type Step } from '../../../domain/messages/steps.ts'
import { drawTrials, type Draw } from '../../message-templates/acts/draw-trials.ts'
import { ownStepsOf, sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { trialArm } from '../../message-templates/trial-arm.ts'
import { queueMessages, type Intent } from '../acts/queue-message.ts'
import { threadMeetings, type ThreadMeeting } from '../reads/thread-meetings.ts'

type Trx = Transaction<Schema>

/** Somebody who hears of an interview later than this before it can no longer set out. */
export const TOO_LATE = { minutes: 30 }

const zoned = ({ zone }: ThreadMeeting, waking: { from: number; until: number }) => ({ timeZone: zone, waking })

/**
 * Invites the people of new threads, where the first step of their day is on, and reminds them of their meetings later.
 * Where it is off, colleagues invite them in their own way.
 */
export async function queueInvitations(trx: Trx, threads: readonly number[], actor: Actor): Promise<void> {
  const meetings = await threadMeetings(trx, threads)
  const { waking } = await sendingSettings(trx)
  const stepsOf = await stepsOfDays(trx, meetings)
  const invited = meetings.filter((meeting) => stepsOf(meeting).some(({ id, on }) => id === 'booking' && on))
  const draws = await drawTrials(trx, { kind: 'invitation', step: '' }, invitationsOf(invited), actor.at)
  const intents = invited.map((meeting): Intent => {
    const expiresAt = Temporal.Instant.from(meeting.starts_at).subtract(TOO_LATE)
    return {
      thread: meeting.thread,
      candidate: meeting.candidate,
      kind: 'invitation',
      sequence: meeting.calendar_sequence,
      ...newsWindow(actor.at, expiresAt, zoned(meeting, waking)),
      trialArm: armOf(draws.get(meeting.invitation)),
    }
  })
  await queueMessages(trx, [...intents, ...(await remindersOf(trx, meetings, actor.at))], actor)
}

/** Reminds of meetings that have another place by now; what was to be said of the old one must be dropped before. */
export async function queueReminders(trx: Trx, threads: readonly number[], actor: Actor): Promise<void> {
  await queueMessages(trx, await remindersOf(trx, await threadMeetings(trx, threads), actor.at), actor)
}

/**
 * The reminders of meetings, by the steps of their days. What the step "at booking" says, the invitation or the news of
 * the change says already.
 *
 * @param bookedAt when somebody was given this place: no reminder comes before, or right after it
 */
export async function remindersOf(
  trx: Trx,
  meetings: readonly ThreadMeeting[],
  at: Temporal.Instant,
  bookedAt: (meeting: ThreadMeeting) => string = () => at.toString(),
): Promise<Intent[]> {
  const { waking, steps } = await sendingSettings(trx)
  const stepsOf = await stepsOfDays(trx, meetings)
  const isOn = (meeting: ThreadMeeting, step: string) => stepsOf(meeting).some(({ id, on }) => id === step && on)
  const drawn = new Map<string, Map<number, Draw>>()
  for (const { id } of steps)
    if (id !== 'booking') {
      const reminded = meetings.filter((meeting) => isOn(meeting, id))
      drawn.set(id, await drawTrials(trx, { kind: 'reminder', step: id }, invitationsOf(reminded), at))
    }
  return meetings.flatMap((meeting) => {
    const drawOf = (step: string) => drawn.get(step)?.get(meeting.invitation)
    const own = stepsOf(meeting).flatMap((step): Step[] =>
      step.id === 'booking' ? [] : [{ ...step, lead: drawOf(step.id)?.lead ?? step.lead }],
    )
    const times = {
      startsAt: Temporal.Instant.from(meeting.starts_at),
      bookedAt: Temporal.Instant.from(bookedAt(meeting)),
      timeZone: meeting.zone,
    }
    return dueSteps(own, times, waking).map(({ id, notBefore, expiresAt }): Intent => ({
      thread: meeting.thread,
      candidate: meeting.candidate,
      kind: 'reminder',
      step: id,
      sequence: meeting.calendar_sequence,
      notBefore,
      expiresAt,
      trialArm: armOf(drawOf(id)),
    }))
  })
}

/** The steps of each meeting's day: its own, or the team's. */
async function stepsOfDays(
  trx: Trx,
  meetings: readonly ThreadMeeting[],
): Promise<(meeting: ThreadMeeting) => readonly Step[]> {
  const { steps } = await sendingSettings(trx)
  const own = await ownStepsOf(trx, [...new Set(meetings.map(({ batch }) => batch))])
  return ({ batch }) => own.get(batch) ?? steps
}

function invitationsOf(meetings: readonly ThreadMeeting[]) {
  return meetings.map(({ invitation, candidate }) => ({ id: invitation, candidate }))
}

function armOf(draw: Draw | undefined): string | null {
  return draw ? trialArm(draw.trial, draw.arm) : null
}
