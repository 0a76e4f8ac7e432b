import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Language, Role } from '../../../db/schema/primitives.ts'
import { userColumns, type User } from '../../../db/identity/users.ts'
import { hashOfPassword, isEasyPassword, isPasswordOf } from '../passwords.ts'

export type NewAccount = { name: string; email: string; password: string; language: Language }

/** The mark that the first account leaves, so that two people who start at once do not both become administrators. */
const firstStart = 'first-start'

export async function anyAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** @returns undefined when the e-mail belongs to somebody already */
export async function createAccount(
  db: Db,
  account: NewAccount & { role: Role },
  now: Temporal.Instant,
): Promise<User | undefined> {
  return insertAccount(db, account, await hashOfPassword(account.password), now)
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

class AlreadyStarted extends Error {}

/** @returns `started` when somebody has made the first account meanwhile */
export async function createFirstAccount(
  db: Db,
  account: NewAccount,
  publicUrl: string,
  now: Temporal.Instant,
): Promise<User | 'started' | 'easy-password'> {
  if (await anyAccount(db)) return 'started'
  if (await isEasyPassword(account.password, account, publicUrl)) return 'easy-password'
  const passwordHash = await hashOfPassword(account.password)
  const makeAccountAndMark = db.transaction().execute(async (trx) => {
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
    return user
  })
  return makeAccountAndMark.catch((error: unknown) => {
    if (error instanceof AlreadyStarted) return 'started'
    throw error
  })
}

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
