import type { Temporal } from 'temporal-polyfill'

/** Who does something, and when; `by` is the user's id, null when the system does it. */
export type Actor = { by: number | null; at: Temporal.Instant }

/** An actor that must be a colleague, because what is written names them. */
export type ColleagueActor = Actor & { by: number }
