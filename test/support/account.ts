import type { Temporal } from 'temporal-polyfill'
import type { User } from '../../src/db/identity/users.ts'
import type { Db } from '../../src/db/open.ts'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'

/** The account of a colleague whose e-mail nobody has yet. */
export async function makeAccount(
  db: Db,
  account: Parameters<typeof createAccount>[1],
  now: Temporal.Instant,
): Promise<User> {
  const result = await createAccount(db, account, now)
  if ('refused' in result) throw new Error(`No account: ${result.refused}`)
  return result.created
}
