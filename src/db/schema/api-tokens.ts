import type { Generated } from 'kysely'
import type { Flag } from './index.ts'

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
