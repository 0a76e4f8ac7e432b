import { createHash, randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../open.ts'
import type { User } from './users.ts'

/** Told from other keys at a glance, also by programs that look for keys in places where none should be. */
const prefix = 'yavka_'
const anHour = { hours: 1 }
/** No token lives longer, whoever asks. */
const longestLife = { hours: 24 * 365 }

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export type NewToken = { name: string; permissions: readonly string[]; expiresAt: Temporal.Instant }

/** @returns the token, which is kept nowhere else */
export async function createToken(
  db: Db,
  user: number,
  { name, permissions, expiresAt }: NewToken,
  now: Temporal.Instant,
): Promise<string> {
  const latest = now.add(longestLife)
  const token = prefix + randomBytes(32).toString('base64url')
  await db
    .insertInto('api_tokens')
    .values({
      user_id: user,
      name,
      token_hash: hashOf(token),
      permissions_json: JSON.stringify(permissions),
      created_at: now.toString(),
      expires_at: (Temporal.Instant.compare(expiresAt, latest) > 0 ? latest : expiresAt).toString(),
    })
    .execute()
  return token
}

/**
 * Whose token it is and what it allows; undefined when it is unknown, over or revoked, or its maker may not sign in.
 */
export async function userOfToken(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<{ user: User; permissions: string[] } | undefined> {
  const row = await db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select(['users.id', 'users.name', 'email', 'role', 'language', 'epoch'])
    .select(['api_tokens.id as token_id', 'permissions_json', 'last_used_at'])
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toString())
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { token_id, permissions_json, last_used_at, ...user } = row
  if (last_used_at === null || last_used_at < now.subtract(anHour).toString()) {
    await db.updateTable('api_tokens').set({ last_used_at: now.toString() }).where('id', '=', token_id).execute()
  }
  return { user, permissions: JSON.parse(permissions_json) as string[] }
}
