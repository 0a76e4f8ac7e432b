import type { Generated } from 'kysely'
import type { Flag, Language, Role } from './primitives.ts'

export type UserTable = {
  id: Generated<number>
  /** Lower case; what a person signs in with. */
  email: string
  name: string
  password_hash: string
  role: Role
  language: Language
  /** Raised to end every session of this person: a session counts only in the epoch it was started in. */
  epoch: Generated<number>
  created_at: string
  disabled_at: string | null
  /** Whether they are written to when a day of theirs as an interviewer changes. */
  interview_mail: Generated<Flag>
}

/** A one-time link by which a colleague makes an account or chooses a new password; only the token's hash is kept. */
export type AccountLinkTable = {
  id: Generated<number>
  token_hash: string
  /** The role that an invitation gives. */
  role: Role
  /** Whose password it replaces; null for an invitation. */
  user_id: number | null
  created_by: number
  created_at: string
  expires_at: string
  used_at: string | null
  revoked_at: string | null
}

/** Somebody signed in on one device, until they sign out, stay away for too long or it has lasted long enough. */
export type SessionTable = {
  id: Generated<number>
  /** SHA-256 of the token in the cookie, in hex. */
  token_hash: string
  user_id: number
  /** The user's epoch when it was started. */
  epoch: number
  /** 1 when the person asked to stay signed in. */
  kept: Flag
  /** The browser and the system, such as "Firefox, Windows"; null when the browser did not say. */
  device: string | null
  started_at: string
  /** To a few minutes, so that not every page is a write. */
  seen_at: string
  /** When it is over, should nobody be seen again. */
  ends_at: string
}

/** A key by which a program acts for the colleague who made it. */
export type ApiTokenTable = {
  id: Generated<number>
  user_id: number
  name: string
  /** SHA-256 of the token, in hex: of the token itself nothing is kept. */
  token_hash: string
  /** The permissions it may use, as far as its maker's role has them. */
  permissions_json: string
  created_at: string
  expires_at: string
  revoked_at: string | null
  /** To the hour, so that a busy program does not write with every call. */
  last_used_at: string | null
}

/** How often something was tried in the current window of time; `key` says what and by whom. */
export type RateLimitTable = { key: string; hits: number; window_ends_at: number }

/** A calendar that a colleague subscribes to, with the days on which they interview; at most one is in force. */
export type CalendarFeedTable = { id: Generated<number>; user_id: number; made_at: string; revoked_at: string | null }

/** A colleague who is away on some days, the first and the last included, and who decides for them; one for each. */
export type AbsenceTable = {
  id: Generated<number>
  user_id: number
  delegate_id: number
  from_day: string
  to_day: string
  set_by: number
  set_at: string
}
