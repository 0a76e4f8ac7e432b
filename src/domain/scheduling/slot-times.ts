import { Temporal } from 'temporal-polyfill'

/** A stretch of time, as ISO-8601 instants in UTC; the end does not belong to it. */
export type TimeSpan = { startsAt: string; endsAt: string }

/** A day of slots as somebody plans it. */
export type SlotDay = {
  /** `2026-11-24`, and `from` `10:00`, as the clocks of the place show them */
  day: string
  from: string
  /** Length of one slot, above 0. */
  minutes: number
  /** Minutes of break after each slot; one for each. */
  breaks: readonly number[]
}

/** The slots of a day, one after another. */
export function slotTimes({ day, from, minutes, breaks }: SlotDay, timeZone: string): TimeSpan[] {
  let start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: from })
  return breaks.map((pause) => {
    const end = start.add({ minutes })
    const span = { startsAt: start.toInstant().toString(), endsAt: end.toInstant().toString() }
    start = end.add({ minutes: pause })
    return span
  })
}

/** Whether two spans share a moment. Text compares as time, because all of it is UTC in one notation. */
export function overlap(one: TimeSpan, other: TimeSpan): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}
