import type { Temporal } from 'temporal-polyfill'
import { type User, holdUser, userColumns } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import { endAccess } from './end-access.ts'
import { revokeLinksOf } from './revoke-link.ts'
import { useLink } from './use-link.ts'
import { hashOfPassword, isEasyPassword } from '../passwords.ts'

type Reset = { reset: User } | { refused: 'gone' | 'easy-password' }

/**
 * Spends the link and replaces the password, both or neither. Somebody else may have known the old one, so all that was
 * started or made in this person's name ends.
 */
export async function resetPassword(
  db: Db,
  token: string,
  user: User,
  password: string,
  publicUrl: string,
  now: Temporal.Instant,
): Promise<Reset> {
  if (await isEasyPassword(password, user, publicUrl)) return { refused: 'easy-password' }
  const passwordHash = await hashOfPassword(password)
  return db.transaction().execute(async (trx): Promise<Reset> => {
    // The person before the link: in this order whoever blocks them waits, instead of each for the other.
    if (!(await holdUser(trx, user)) || !(await useLink(trx, token, user.id, now))) return { refused: 'gone' }
    await trx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', user.id).execute()
    await endAccess(trx, user.id, now)
    await revokeLinksOf(trx, user.id, now)
    const reset = await trx.selectFrom('users').select(userColumns).where('id', '=', user.id).executeTakeFirstOrThrow()
    return { reset }
  })
}
