import type { Temporal } from 'temporal-polyfill'
import { type User, userColumns } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import { endSessions } from './end-access.ts'
import { revokeUnusedLinks } from './revoke-link.ts'
import { hashOfPassword, isEasyPassword, isPasswordOf } from '../passwords.ts'

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
