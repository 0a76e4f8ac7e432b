import type { Temporal } from 'temporal-polyfill'
import { type User, userColumns } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import type { NewAccount } from '../account.ts'
import { hashOfPassword } from '../passwords.ts'

type Created = { created: User } | { refused: 'email-taken' }

/** Makes an account, which its owner can sign in to at once. */
export async function createAccount(
  db: Db,
  account: NewAccount & { role: Role },
  now: Temporal.Instant,
): Promise<Created> {
  const created = await insertAccount(db, account, await hashOfPassword(account.password), now)
  return created ? { created } : { refused: 'email-taken' }
}

/** @returns undefined when the e-mail belongs to somebody already */
export function insertAccount(
  db: Db,
  { name, email, language, role }: Omit<NewAccount, 'password'> & { role: Role },
  passwordHash: string,
  now: Temporal.Instant,
): Promise<User | undefined> {
  return db
    .insertInto('users')
    .values({
      name,
      email: email.toLowerCase(),
      language,
      role,
      password_hash: passwordHash,
      created_at: now.toString(),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(userColumns)
    .executeTakeFirst()
}
