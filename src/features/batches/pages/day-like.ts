import { Temporal } from 'temporal-polyfill'
import { workdaysAfter } from '../../../domain/scheduling/workdays.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Batch, Slot } from '../reads/batches.ts'

/** What the form of a new day holds when it is planned like an earlier one, on the next working day. */
export function dayLike(
  batch: Batch,
  slots: readonly Slot[],
  interviewers: readonly string[],
  now: Temporal.Instant,
): Record<string, unknown> {
  const [first, last] = [slots[0], slots.at(-1)]
  return {
    format: batch.format,
    asks: batch.asks,
    goal: batch.goal,
    certainty: percent(batch.confidence),
    date: workdaysAfter(dayOf(now, batch.time_zone), 1),
    ...(first && { from: localTime(first.starts_at, batch.time_zone) }),
    interviewerNames: interviewers.join('\n'),
    place: batch.place,
    contact: batch.contact,
    invitationText: batch.invitation_text,
    ...(batch.format === 'group'
      ? { groupMinutes: batch.minutes, seats: batch.seats, quorum: batch.quorum }
      : {
          ...(last && { until: localTime(last.ends_at, batch.time_zone) }),
          minutes: batch.minutes,
          waitingSeats: batch.waiting_seats,
          ...slotBySlot(slots),
        }),
  }
}

/** Interviewers and breaks in one figure where all slots have the same, and slot by slot where they differ. */
function slotBySlot(slots: readonly Slot[]) {
  const interviewers = slots.map((slot) => slot.interviewers)
  const pauses = slots.slice(1).flatMap(({ starts_at }, index) => {
    const minutes = (Date.parse(starts_at) - Date.parse(slots[index]!.ends_at)) / 60_000
    return minutes > 0 ? [`${index + 1}: ${minutes}`] : []
  })
  return {
    interviewers: Math.max(1, ...interviewers),
    ...(new Set(interviewers).size > 1 && { interviewersBySlot: interviewers.join(', ') }),
    ...(pauses.length > 0 && { breaks: pauses.join(', ') }),
  }
}

function localTime(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** 0.9 as 90, without the rest that 100 times 0.999 leaves. */
function percent(share: number): number {
  return Math.round(share * 1000) / 10
}
