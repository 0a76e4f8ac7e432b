import { Temporal } from 'temporal-polyfill'

/** The day that an instant falls on where people live by `timeZone`: `2026-11-24`. */
export const dayOf = (instant: Temporal.Instant | string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
