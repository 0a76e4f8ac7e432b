import { Temporal } from 'temporal-polyfill'

/** A stretch of time, as ISO-8601 instants in UTC; the end does not belong to it. */
export type TimeSpan = { startsAt: string; endsAt: string }

/**
 * The slots of a day, one after another.
 * @param day `2026-11-24`, and `from` `10:00`, as the clocks of `timeZone` show them
 * @param minutes length of one slot, above 0
 */
export function slotTimes(day: string, from: string, minutes: number, count: number, timeZone: string): TimeSpan[] {
  const first = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: from })
  return Array.from({ length: count }, (_, index) => ({
    startsAt: first.add({ minutes: minutes * index }).toInstant().toString(),
    endsAt: first.add({ minutes: minutes * (index + 1) }).toInstant().toString(),
  }))
}

/** Whether two spans share a moment. Text compares as time, because all of it is UTC in one notation. */
export const overlap = (one: TimeSpan, other: TimeSpan): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt
