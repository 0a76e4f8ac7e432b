import { Temporal } from 'temporal-polyfill'

/** Somebody who is deciding hears from us at least this often. */
const daysBetweenContacts = 7

/** The last day, `2026-12-01`, on which a next step still keeps somebody from being forgotten. */
export const contactBy = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: daysBetweenContacts }).toString()

/** Whole days from an instant to another, both ISO-8601: how long somebody has stood in a stage. */
export const daysSince = (entered: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(entered)) / 86_400_000))
