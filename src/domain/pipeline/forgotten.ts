import { Temporal } from 'temporal-polyfill'

/** How often we contact somebody who is deciding, at least. */
const daysBetweenContacts = 7

/** The last day, `2026-12-01`, for the next step of somebody who is deciding. */
export const contactBy = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: daysBetweenContacts }).toString()

/** Whole days from an instant to another, both ISO-8601: how long somebody has been in a stage. */
export const daysSince = (entered: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(entered)) / 86_400_000))
