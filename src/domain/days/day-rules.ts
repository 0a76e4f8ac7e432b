/** How a day runs, independent of who is invited. */
export type DayRules = {
  /** Interviewers: one number for the day, or one for each slot. */
  readonly interviewers: number | readonly number[]
  /** The pause after each slot, in slot lengths: 0 where not said. */
  readonly breaks?: readonly number[]
  /** Share of those who come that come one slot late: 0 where not said. */
  readonly late?: number
  /** Chance that an interview takes a second slot, unless a break of at least one slot follows: 0 where not said. */
  readonly overrun?: number
}

/** Interviewers of slot `s`; after the last slot those of the last one that had any stay until everybody is served. */
export function interviewersAt({ interviewers }: DayRules, s: number): number {
  return typeof interviewers === 'number'
    ? interviewers
    : (interviewers[s] ?? interviewers.findLast((count) => count > 0) ?? 0)
}

/** Chance that an interview of slot `s` goes on into the next one: a break of a slot or more leaves time for it. */
export function overrunAfter({ breaks, overrun }: DayRules, s: number): number {
  return (breaks?.[s] ?? 0) >= 1 ? 0 : (overrun ?? 0)
}
