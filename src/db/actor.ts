import type { Temporal } from 'temporal-polyfill'

/** The user who does something, and when. */
export type Actor = { by: number; at: Temporal.Instant }
