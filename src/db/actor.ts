import type { Temporal } from 'temporal-polyfill'
import type { Origin } from './schema/primitives.ts'

/**
 * Who does something, and when; `by` is the user's id, null when the system does it, or with `origin: 'person'` the
 * candidate, by the link they were sent.
 */
export type Actor = {
  by: number | null
  at: Temporal.Instant
  origin?: Origin
  /** Who does it may not write to people: nobody is told of it by a message. */
  silent?: boolean
  /** The file that says so, by its import. */
  file?: number
}

export const originOf = ({ by, origin }: Actor): Origin => origin ?? (by === null ? 'program' : 'colleague')

/** An actor that must be a colleague, because what is written names them. */
export type ColleagueActor = Actor & { by: number }
