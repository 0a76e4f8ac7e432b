import { Temporal } from 'temporal-polyfill'

/**
 * What somebody's data are kept for. Days are `2026-11-24`; an end that is null is not known yet.
 *
 * - `application`: considering them for a vacancy. It ends when they are refused, withdraw or begin to work, when the
 *   vacancy closes, or when they take back the consent they gave for it.
 * - `pool`: they agreed to be remembered; it ends on the day they agreed to or took it back.
 * - `entry`: they were written down, but nobody ever considered them: that purpose ended the day it began.
 */
export type Purpose = { kind: 'application' | 'pool' | 'entry'; end: string | null }

/**
 * Why data were erased: the purpose was reached, consent was taken back, the person asked, they were never to be kept.
 */
export const erasureBases = ['purpose', 'withdrawn', 'request', 'unlawful'] as const
export type ErasureBasis = (typeof erasureBases)[number]

export type ErasureTerm = { by: string; since: string; because: Purpose['kind'] } | { by: null }

/**
 * The day by which data must be erased: 30 days after the last purpose is reached or the last consent taken back
 * (Federal law 152-FZ of 27.07.2006, article 21, parts 4 and 5; article 5, part 7). While one purpose lasts without a
 * known end, there is no such day.
 *
 * @param days how many the law allows, 30
 * @throws RangeError without a purpose, which nobody's data are
 */
export function erasureTerm(purposes: readonly Purpose[], days: number): ErasureTerm {
  const ends = purposes.flatMap(({ kind, end }) => (end === null ? [] : [{ kind, end }]))
  if (ends.length < purposes.length) return { by: null }
  const last = ends.toSorted((one, other) => one.end.localeCompare(other.end)).at(-1)
  if (!last) throw new RangeError('Data without a purpose')
  return { by: Temporal.PlainDate.from(last.end).add({ days }).toString(), since: last.end, because: last.kind }
}

/** The first of some days that are known; null when none is. */
export const firstDay = (...days: (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null
