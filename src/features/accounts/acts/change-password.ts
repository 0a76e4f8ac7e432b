import type { Temporal } from 'temporal-polyfill'
import { type User, userColumns } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import { endSessions } from './end-access.ts'
import { revokeUnusedLinks } from './revoke-link.ts'
import { hashOfPassword, isEasyPassword, isPasswordOf } from '../passwords.ts'

type Changed = { changed: User } | { refused: 'wrong-password' | 'easy-password' }

/**
 * Replaces one's own password, and ends every session: the caller starts a new one on this device. Tokens of programs
 * stay, for which nobody knew the password. `changed` is the user in their new epoch.
 */
export async function changePassword(
  db: Db,
  user: User,
  words: { current: string; next: string },
  publicUrl: string,
  now: Temporal.Instant,
): Promise<Changed> {
  const { password_hash } = await db
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow()
  if (!(await isPasswordOf(password_hash, words.current))) return { refused: 'wrong-password' }
  if (await isEasyPassword(words.next, user, publicUrl)) return { refused: 'easy-password' }
  const passwordHash = await hashOfPassword(words.next)
  return db.transaction().execute(async (trx): Promise<Changed> => {
    const replaced = await trx
      .updateTable('users')
      .set({ password_hash: passwordHash })
      .where('id', '=', user.id)
      .where('epoch', '=', user.epoch)
      .where('password_hash', '=', password_hash)
      .returning('id')
      .executeTakeFirst()
    if (!replaced) return { refused: 'wrong-password' }
    await endSessions(trx, user.id)
    await revokeUnusedLinks(trx, now).where('user_id', '=', user.id).execute()
    const changed = await trx
      .selectFrom('users')
      .select(userColumns)
      .where('id', '=', user.id)
      .executeTakeFirstOrThrow()
    return { changed }
  })
}
