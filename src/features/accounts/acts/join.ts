import type { Temporal } from 'temporal-polyfill'
import type { User } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import type { NewAccount } from '../account.ts'
import { insertAccount } from './create-account.ts'
import { useLink } from './use-link.ts'
import { hashOfPassword, isEasyPassword } from '../passwords.ts'

class Taken extends Error {}

type Joined = { joined: User } | { refused: 'gone' | 'email-taken' | 'easy-password' }

/** Spends the invitation and makes the account, both or neither. */
export async function joinByLink(
  db: Db,
  token: string,
  account: NewAccount,
  publicUrl: string,
  now: Temporal.Instant,
): Promise<Joined> {
  if (await isEasyPassword(account.password, account, publicUrl)) return { refused: 'easy-password' }
  const passwordHash = await hashOfPassword(account.password)
  const joining = db.transaction().execute(async (trx): Promise<Joined> => {
    const link = await useLink(trx, token, null, now)
    if (!link) return { refused: 'gone' }
    const user = await insertAccount(trx, { ...account, role: link.role }, passwordHash, now)
    if (!user) throw new Taken()
    return { joined: user }
  })
  return joining.catch((error: unknown): Joined => {
    if (error instanceof Taken) return { refused: 'email-taken' }
    throw error
  })
}
