import type { Temporal } from 'temporal-polyfill'

/** When the working day begins for what was asked on a day off. */
const morning = { hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }

const isDayOff = ({ dayOfWeek }: Temporal.ZonedDateTime) => dayOfWeek > 5

/**
 * When somebody who was asked to approve an offer is reminded: one working day later, at the same time of day. A plain
 * 24 hours would remind on Saturday of what was asked on Friday, when nobody decides; holidays are not known, so they
 * count as working days.
 */
export function remindApproverAt(asked: Temporal.Instant, timeZone: string): Temporal.Instant {
  const local = asked.toZonedDateTimeISO(timeZone)
  const start = isDayOff(local) ? nextWorkingDay(local).with(morning) : local
  return nextWorkingDay(start).toInstant()
}

function nextWorkingDay(from: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const next = from.add({ days: 1 })
  return isDayOff(next) ? nextWorkingDay(next) : next
}
