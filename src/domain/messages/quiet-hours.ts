import type { Temporal } from 'temporal-polyfill'

/** When people may be written to, in whole minutes of their own day: from 9:00 = 540 until 21:00 = 1260. */
export type WakingHours = { from: number; until: number }

export const NINE_TO_NINE: WakingHours = { from: 9 * 60, until: 21 * 60 }

/** So long before the night what must come earlier is due, so that a queue still gets through in time. */
const EVENING_MINUTES = 60

/** Whether an instant falls into the night of the people who live by `timeZone`. */
export function isQuiet(at: Temporal.Instant, timeZone: string, waking: WakingHours): boolean {
  const minute = minuteOfDay(at.toZonedDateTimeISO(timeZone))
  return minute < waking.from || minute >= waking.until
}

/** The same instant by day; by night the evening before it. For a reminder, which is of no use when it comes late. */
export function beforeNight(at: Temporal.Instant, timeZone: string, waking: WakingHours): Temporal.Instant {
  if (!isQuiet(at, timeZone, waking)) return at
  const local = at.toZonedDateTimeISO(timeZone)
  const evening = minuteOfDay(local) < waking.from ? local.subtract({ days: 1 }) : local
  return atMinute(evening, Math.max(waking.from, waking.until - EVENING_MINUTES))
}

/** The same instant by day; by night the morning after it. For what may wait. */
export function afterNight(at: Temporal.Instant, timeZone: string, waking: WakingHours): Temporal.Instant {
  if (!isQuiet(at, timeZone, waking)) return at
  const local = at.toZonedDateTimeISO(timeZone)
  return atMinute(minuteOfDay(local) < waking.from ? local : local.add({ days: 1 }), waking.from)
}

function minuteOfDay({ hour, minute }: Temporal.ZonedDateTime): number {
  return hour * 60 + minute
}

/** By the clock on the wall, also on a day on which the clocks are changed. */
function atMinute(day: Temporal.ZonedDateTime, minute: number): Temporal.Instant {
  return day.withPlainTime({ hour: Math.floor(minute / 60), minute: minute % 60 }).toInstant()
}
