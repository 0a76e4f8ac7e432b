import type { Temporal } from 'temporal-polyfill'
import { afterNight, beforeNight, type WakingHours } from './quiet-hours.ts'

/**
 * How long before the interview a message comes; `booking`: at once, when the person is given a place. That one is the
 * invitation, and it alone may wait for the morning.
 */
export type Lead = { unit: 'booking' } | { unit: 'days' | 'hours'; count: number }

/**
 * The steps by which a person is invited and reminded. Their ids stay what they are, whatever the team makes of their
 * leads.
 */
export const STEP_IDS = ['booking', '3-days', '1-day', '2-hours'] as const

export type StepId = (typeof STEP_IDS)[number]

export type Step = { id: StepId; lead: Lead; on: boolean }

/** Three days and one day before beat either alone (AJMC 2018, 54 066 visits). */
export const DEFAULT_STEPS: readonly Step[] = [
  { id: 'booking', lead: { unit: 'booking' }, on: true },
  { id: '3-days', lead: { unit: 'days', count: 3 }, on: true },
  { id: '1-day', lead: { unit: 'days', count: 1 }, on: true },
  { id: '2-hours', lead: { unit: 'hours', count: 2 }, on: true },
]

/** A reminder of one person's interview: it goes out at `notBefore` or soon after, never once `expiresAt` is past. */
export type DueStep = { id: StepId; notBefore: Temporal.Instant; expiresAt: Temporal.Instant }

export type Meeting = {
  startsAt: Temporal.Instant
  /** When the person was given this place, which told them of it. */
  bookedAt: Temporal.Instant
  /** Whose night is kept: the person's, else the batch's. */
  timeZone: string
}

/** Two messages about one interview are at least this long apart; a reminder nearer than that is left out. */
const LEAST_APART = { hours: 3 }

/** Somebody who is reminded later than this before the interview can no longer set out for it. */
const TOO_LATE = { minutes: 30 }

/**
 * When each step that is on is due. A reminder that falls into the night comes earlier, never later. It may wait until
 * the next one is due, and the last of them until shortly before the interview; one that would come to no use, because
 * the place was given too late for it, is not in the list.
 */
export function dueSteps(steps: readonly Step[], meeting: Meeting, waking: WakingHours): DueStep[] {
  const end = meeting.startsAt.subtract(TOO_LATE)
  const due = steps
    .filter(({ on }) => on)
    .map(({ id, lead }) => ({ id, at: dueAt(lead, meeting, waking), booking: lead.unit === 'booking' }))
    .toSorted((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds)
  const kept: typeof due = []
  for (const step of due) {
    const before = kept.at(-1)?.at ?? meeting.bookedAt
    const early = step.booking ? before : before.add(LEAST_APART)
    if (isBefore(step.at, end) && !isBefore(step.at, early)) kept.push(step)
  }
  return kept.map(({ id, at }, index) => ({ id, notBefore: at, expiresAt: kept[index + 1]?.at ?? end }))
}

function dueAt(lead: Lead, { startsAt, bookedAt, timeZone }: Meeting, waking: WakingHours): Temporal.Instant {
  if (lead.unit === 'booking') return afterNight(bookedAt, timeZone, waking)
  // Days by the clock on the wall: "tomorrow at 10:30" is said at 10:30 also when the clocks are changed overnight.
  const at =
    lead.unit === 'days'
      ? startsAt.toZonedDateTimeISO(timeZone).subtract({ days: lead.count }).toInstant()
      : startsAt.subtract({ hours: lead.count })
  return beforeNight(at, timeZone, waking)
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return one.epochMilliseconds < other.epochMilliseconds
}
