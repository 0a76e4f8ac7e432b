import type { Transaction } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { newsWindow } from '../../../domain/messages/sending-time.ts'
import { dueSteps, type Step } from '../../../domain/messages/steps.ts'
import { drawTrials, type Draw } from '../../message-templates/acts/draw-trials.ts'
import { ownStepsOf, sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import type { SendingSettings } from '../../message-templates/sending.ts'
import { trialArm } from '../../message-templates/trial-arm.ts'
import { queueMessages, type Intent } from '../acts/queue-message.ts'
import { threadMeetings, type ThreadMeeting } from '../reads/thread-meetings.ts'

type Trx = Transaction<Schema>

/** Somebody who hears of an interview later than this before it can no longer set out. */
export const TOO_LATE = { minutes: 30 }

/** How the team sends, and the steps of each meeting's day: its own, or the team's. */
type Plans = Pick<SendingSettings, 'waking' | 'steps'> & { stepsOf: (meeting: ThreadMeeting) => readonly Step[] }

const isOn = ({ stepsOf }: Plans, meeting: ThreadMeeting, step: string): boolean =>
  stepsOf(meeting).some(({ id, on }) => id === step && on)

/**
 * Invites the people of new threads, where the first step of their day is on, and reminds them of their meetings later.
 * Where it is off, colleagues invite them in their own way.
 */
export async function queueInvitations(trx: Trx, threads: readonly number[], actor: Actor): Promise<void> {
  const meetings = await threadMeetings(trx, threads)
  const plans = await plansOf(trx, meetings)
  const invited = meetings.filter((meeting) => isOn(plans, meeting, 'booking'))
  const draws = await drawTrials(trx, { kind: 'invitation', step: '' }, invitationsOf(invited), actor.at)
  const intents = invited.map((meeting): Intent => {
    const expiresAt = Temporal.Instant.from(meeting.starts_at).subtract(TOO_LATE)
    return {
      thread: meeting.thread,
      candidate: meeting.candidate,
      kind: 'invitation',
      sequence: meeting.calendar_sequence,
      ...newsWindow(actor.at, expiresAt, { timeZone: meeting.zone, waking: plans.waking }),
      trialArm: armOf(draws.get(meeting.invitation)),
    }
  })
  await queueMessages(trx, [...intents, ...(await remindersByPlan(trx, meetings, plans, actor.at))], actor)
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
  bookedAt?: (meeting: ThreadMeeting) => string,
): Promise<Intent[]> {
  return remindersByPlan(trx, meetings, await plansOf(trx, meetings), at, bookedAt)
}

async function remindersByPlan(
  trx: Trx,
  meetings: readonly ThreadMeeting[],
  plans: Plans,
  at: Temporal.Instant,
  bookedAt: (meeting: ThreadMeeting) => string = () => at.toString(),
): Promise<Intent[]> {
  const { waking, steps, stepsOf } = plans
  const drawn = new Map<string, Map<number, Draw>>()
  for (const { id } of steps)
    if (id !== 'booking') {
      const reminded = meetings.filter((meeting) => isOn(plans, meeting, id))
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

async function plansOf(trx: Trx, meetings: readonly ThreadMeeting[]): Promise<Plans> {
  const { waking, steps } = await sendingSettings(trx)
  const own = await ownStepsOf(trx, [...new Set(meetings.map(({ batch }) => batch))])
  return { waking, steps, stepsOf: ({ batch }) => own.get(batch) ?? steps }
}

function invitationsOf(meetings: readonly ThreadMeeting[]) {
  return meetings.map(({ invitation, candidate }) => ({ id: invitation, candidate }))
}

function armOf(draw: Draw | undefined): string | null {
  return draw ? trialArm(draw.trial, draw.arm) : null
}
