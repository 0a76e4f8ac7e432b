import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { userColumns, type User } from '../../../db/identity/users.ts'
import { hashOfPassword, isEasyPassword, isPasswordOf } from '../passwords.ts'

type Trx = Transaction<Schema>

/**
 * Ends every session of a user: the epoch alone does, whatever is being started at this moment; the rows are tidied
 * away.
 */
export async function endSessions(trx: Trx, user: number): Promise<void> {
  await trx
    .updateTable('users')
    .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
    .where('id', '=', user)
    .execute()
  await trx.deleteFrom('sessions').where('user_id', '=', user).execute()
}

/** Ends all that acts in somebody's name: sessions and the tokens of programs. */
export async function endAccess(trx: Trx, user: number, now: Temporal.Instant): Promise<void> {
  await endSessions(trx, user)
  await trx
    .updateTable('api_tokens')
    .set({ revoked_at: now.toString() })
    .where('user_id', '=', user)
    .where('revoked_at', 'is', null)
    .execute()
}

export const signOutEverywhere = (db: Db, user: number, now: Temporal.Instant): Promise<void> =>
  db.transaction().execute((trx) => endAccess(trx, user, now))

/** Takes back one-time links that nobody has used; the caller says which. */
export const revokeUnusedLinks = (db: Db, now: Temporal.Instant) =>
  db
    .updateTable('account_links')
    .set({ revoked_at: now.toString() })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)

/** Takes back the one-time links that somebody made, and those for a new password of theirs. */
export async function revokeLinksOf(trx: Trx, user: number, now: Temporal.Instant): Promise<void> {
  await revokeUnusedLinks(trx, now)
    .where((eb) => eb.or([eb('created_by', '=', user), eb('user_id', '=', user)]))
    .execute()
}

/**
 * Replaces one's own password, and ends every session: the caller starts a new one on this device. Tokens of programs
 * stay, for which nobody knew the password.
 * @returns the user in their new epoch
 */
export async function changePassword(
  db: Db,
  user: User,
  words: { current: string; next: string },
  publicUrl: string,
  now: Temporal.Instant,
): Promise<User | 'wrong-password' | 'easy-password'> {
  const { password_hash } = await db
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow()
  if (!(await isPasswordOf(password_hash, words.current))) return 'wrong-password'
  if (await isEasyPassword(words.next, user, publicUrl)) return 'easy-password'
  const passwordHash = await hashOfPassword(words.next)
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('users')
      .set({ password_hash: passwordHash })
      .where('id', '=', user.id)
      .where('epoch', '=', user.epoch)
      .where('password_hash', '=', password_hash)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return 'wrong-password'
    await endSessions(trx, user.id)
    await revokeUnusedLinks(trx, now).where('user_id', '=', user.id).execute()
    return trx.selectFrom('users').select(userColumns).where('id', '=', user.id).executeTakeFirstOrThrow()
  })
}
