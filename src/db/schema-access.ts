import type { Generated } from 'kysely'

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
