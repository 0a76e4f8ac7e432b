import { type User, userColumns } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import { isPasswordOf } from '../passwords.ts'

/** The user with this e-mail and password; undefined when they do not belong together. */
export async function userByPassword(db: Db, email: string, password: string): Promise<User | undefined> {
  const row = await db
    .selectFrom('users')
    .select([...userColumns, 'password_hash'])
    .where('email', '=', email.toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!(await isPasswordOf(row?.password_hash, password)) || !row) return undefined
  const { password_hash: _, ...user } = row
  return user
}
