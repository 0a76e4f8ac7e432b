import { Temporal } from 'temporal-polyfill'
import type { TimeSpan } from './slot-times.ts'

/** When a day is to begin: `2026-11-24` and `10:00`, as the clocks of the place show them; null: the hour stays. */
export type DayStart = { date: string; from: string | null }

/** The slots of a day that begins at another time: each as long after the first one as before. */
export function movedSlots<T extends TimeSpan>(slots: readonly T[], to: DayStart, timeZone: string): T[] {
  const [first] = slots
  if (!first) return []
  const before = Temporal.Instant.from(first.startsAt)
  const plainTime = to.from ?? before.toZonedDateTimeISO(timeZone).toPlainTime()
  const by = before.until(Temporal.PlainDate.from(to.date).toZonedDateTime({ timeZone, plainTime }).toInstant())
  const moved = (instant: string) => Temporal.Instant.from(instant).add(by).toString()
  return slots.map((slot) => ({ ...slot, startsAt: moved(slot.startsAt), endsAt: moved(slot.endsAt) }))
}
