import type { Temporal } from 'temporal-polyfill'
import type { User } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import type { NewAccount } from '../account.ts'
import { insertAccount } from './create-account.ts'
import { hashOfPassword, isEasyPassword } from '../passwords.ts'
import { anyAccount } from '../reads/any-account.ts'

/** The mark that the first account leaves, so that two people who start at once do not both become administrators. */
const firstStart = 'first-start'

class AlreadyStarted extends Error {}

type Started = { created: User } | { refused: 'started' | 'easy-password' }

/** Makes the first account, of an administrator; `started`: somebody has made it meanwhile. */
export async function createFirstAccount(
  db: Db,
  account: NewAccount,
  publicUrl: string,
  now: Temporal.Instant,
): Promise<Started> {
  if (await anyAccount(db)) return { refused: 'started' }
  if (await isEasyPassword(account.password, account, publicUrl)) return { refused: 'easy-password' }
  const passwordHash = await hashOfPassword(account.password)
  const makeAccountAndMark = db.transaction().execute(async (trx): Promise<Started> => {
    if (await anyAccount(trx)) throw new AlreadyStarted()
    const user = await insertAccount(trx, { ...account, role: 'administrator' }, passwordHash, now)
    if (!user) throw new AlreadyStarted()
    const at = now.toString()
    const mark = await trx
      .insertInto('account_links')
      .values({
        token_hash: firstStart,
        role: 'administrator',
        created_by: user.id,
        created_at: at,
        expires_at: at,
        used_at: at,
      })
      .onConflict((conflict) => conflict.column('token_hash').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!mark) throw new AlreadyStarted()
    return { created: user }
  })
  return makeAccountAndMark.catch((error: unknown): Started => {
    if (error instanceof AlreadyStarted) return { refused: 'started' }
    throw error
  })
}
