import { Temporal } from 'temporal-polyfill'

/** A day, `2026-11-24`, by the clocks of a time zone. */
export type LocalDay = { date: string; time_zone: string }

/** Whether a day has begun where it takes place. */
export function dayHasBegun({ date, time_zone }: LocalDay, at: Temporal.Instant): boolean {
  return date <= at.toZonedDateTimeISO(time_zone).toPlainDate().toString()
}

/** Whether the last slot of a day has ended. */
export function dayHasEnded(slots: readonly { ends_at: string }[], at: Temporal.Instant): boolean {
  return slots.every(({ ends_at }) => Temporal.Instant.compare(ends_at, at) <= 0)
}
