import { Temporal } from 'temporal-polyfill'

/** The day that an instant falls on where people live by `timeZone`: `2026-11-24`. */
export const dayOf = (instant: Temporal.Instant | string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** The zone of the team's own clock: colleagues share one list of what is due, wherever their vacancies are. */
export const teamZone = 'Europe/Moscow'

/** The team's day: `2026-11-24`. */
export const teamDay = (instant: Temporal.Instant | string): string => dayOf(instant, teamZone)
