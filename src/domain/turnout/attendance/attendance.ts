/** What a person answered, in their own words or on the telephone. */
export type Answer = 'yes' | 'no' | 'unsure'

/** The seven questions of the confirmation call, in the order of the history file's columns. */
export const CHECKS = ['permission', 'calendar', 'callAhead', 'secondPhone', 'documents', 'route', 'letter'] as const

export type Check = (typeof CHECKS)[number]

/**
 * What is known of one invitation before the day. Dates are ISO calendar dates (2026-11-24). An empty text means
 * "not recorded"; `null` for an answer means that none was given. Whatever else a record carries is never read:
 * see `NEVER_USED` in fairness.ts.
 */
export type Invitation = {
  /** Whose invitation; only serves to find the same person's earlier outcomes. */
  person: string
  /** The day's set of slots the invitation belongs to. */
  batch: string
  /** The day of the interview. */
  date: string
  /** The day the invitation went out. */
  invitedOn: string | null
  kind: string
  source: string
  city: string
  reply: Answer | null
  /**
   * For how many days the person was asked and had not replied: until they did, until the day, or until now. Missing or
   * null where nobody asked, or it is not known when.
   */
  silentDays?: number | null
  /** For which wording or timing of which trial of messages the person was drawn, as `3b`; missing or null for none. */
  trial?: string | null
} & Record<Check, Answer | null>

/**
 * One line of the attendance history: an invitation and its outcome. Late and left early count as came; those who
 * declined stay in; cancelled and moved invitations are no line at all.
 */
export type AttendanceRecord = Invitation & { came: boolean }
