import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../db/columns.ts'
import type { Db } from '../../db/open.ts'
import type { Language, Role } from '../../db/schema.ts'
import type { User } from '../../db/users.ts'

export type NewAccount = { name: string; email: string; password: string; language: Language }

export type Colleague = { id: number; name: string; email: string; role: Role; disabled_at: string | null }

const columns = ['id', 'name', 'email', 'role', 'language', 'epoch'] as const
const linkLife = { hours: 7 * 24 }
/** The mark that the first account leaves, so that two people who start at once do not both become administrators. */
const firstStart = 'first-start'

const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')

export async function anyAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** @returns undefined when the e-mail belongs to somebody already */
export async function createAccount(db: Db, account: NewAccount & { role: Role }, now: Temporal.Instant): Promise<User | undefined> {
  const { name, email, language, role, password } = account
  return db
    .insertInto('users')
    .values({ name, email: email.toLowerCase(), language, role, password_hash: await hash(password), created_at: now.toString() })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(columns)
    .executeTakeFirst()
}

class AlreadyStarted extends Error {}

/** @returns undefined when somebody has made the first account meanwhile */
export async function createFirstAccount(db: Db, account: NewAccount, now: Temporal.Instant): Promise<User | undefined> {
  if (await anyAccount(db)) return undefined
  const { name, email, language, password } = account
  const passwordHash = await hash(password)
  const makeAccountAndMark = db.transaction().execute(async (trx) => {
    const user = await trx
      .insertInto('users')
      .values({ name, email: email.toLowerCase(), language, role: 'administrator', password_hash: passwordHash, created_at: now.toString() })
      .onConflict((conflict) => conflict.doNothing())
      .returning(columns)
      .executeTakeFirst()
    if (!user) throw new AlreadyStarted()
    const mark = await trx
      .insertInto('account_links')
      .values({ token_hash: firstStart, role: 'administrator', created_by: user.id, created_at: now.toString(), expires_at: now.toString(), used_at: now.toString() })
      .onConflict((conflict) => conflict.column('token_hash').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!mark) throw new AlreadyStarted()
    return user
  })
  return makeAccountAndMark.catch((error: unknown) => {
    if (error instanceof AlreadyStarted) return undefined
    throw error
  })
}

// Checked against when nobody has the e-mail, so that the time of the answer does not tell.
const nobody = hash(randomBytes(16))

/** The user with this e-mail and password; undefined when they do not belong together. */
export async function userByPassword(db: Db, email: string, password: string): Promise<User | undefined> {
  const row = await db
    .selectFrom('users')
    .select([...columns, 'password_hash'])
    .where('email', '=', email.toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const matches = await verify(row?.password_hash ?? (await nobody), password)
  return matches ? row : undefined
}

export function colleagues(db: Db): Promise<Colleague[]> {
  return db.selectFrom('users').select(['id', 'name', 'email', 'role', 'disabled_at']).orderBy('id').execute()
}

/** Raising the epoch ends the sessions: what the person may do has changed. @param by an administrator */
export async function changeRole(db: Db, id: number, role: Role, by: number): Promise<Colleague | 'forbidden' | undefined> {
  return changeColleague(db, id, by, { role })
}

export async function disableAccount(db: Db, id: number, now: Temporal.Instant, by: number): Promise<Colleague | 'forbidden' | undefined> {
  return changeColleague(db, id, by, { disabled_at: now.toString() })
}

/** Two administrators who take each other's rights at the same moment would leave nobody who can give them back. */
function changeColleague(db: Db, id: number, by: number, values: { role: Role } | { disabled_at: string }): Promise<Colleague | 'forbidden' | undefined> {
  return db.transaction().execute(async (trx) => {
    const held = await trx
      .selectFrom('users')
      .select(['id', 'role', 'disabled_at'])
      .where('id', 'in', [id, by])
      .orderBy('id')
      .$if(isPostgres(trx), (query) => query.forUpdate())
      .execute()
    const actor = held.find((one) => one.id === by)
    if (actor?.role !== 'administrator' || actor.disabled_at !== null) return 'forbidden'
    return trx
      .updateTable('users')
      .set((eb) => ({ ...values, epoch: eb('epoch', '+', 1) }))
      .where('id', '=', id)
      .returning(['id', 'name', 'email', 'role', 'disabled_at'])
      .executeTakeFirst()
  })
}

export async function endSessions(db: Db, id: number): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Makes a one-time link. @returns the token, which is kept nowhere else */
export async function createLink(db: Db, role: Role, by: number, now: Temporal.Instant): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('account_links')
    .values({ token_hash: hashOfToken(token), role, created_by: by, created_at: now.toString(), expires_at: now.add(linkLife).toString(), used_at: null })
    .execute()
  return token
}

/** The role a link gives; undefined when it is unknown, used or expired. */
export async function roleOfLink(db: Db, token: string, now: Temporal.Instant): Promise<Role | undefined> {
  const row = await db
    .selectFrom('account_links')
    .select('role')
    .where('token_hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toString())
    .executeTakeFirst()
  return row?.role
}

class EmailTaken extends Error {}

/** Spends the link and makes the account, both or neither. @returns why not: the link is gone or the e-mail taken */
export async function joinByLink(db: Db, token: string, account: NewAccount, now: Temporal.Instant): Promise<User | 'gone' | 'taken'> {
  const passwordHash = await hash(account.password)
  const joining = db.transaction().execute(async (trx): Promise<User | 'gone'> => {
    const link = await trx
      .updateTable('account_links')
      .set({ used_at: now.toString() })
      .where('token_hash', '=', hashOfToken(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now.toString())
      .returning('role')
      .executeTakeFirst()
    if (!link) return 'gone'
    const { name, email, language } = account
    const user = await trx
      .insertInto('users')
      .values({ name, email: email.toLowerCase(), language, role: link.role, password_hash: passwordHash, created_at: now.toString() })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning(columns)
      .executeTakeFirst()
    if (!user) throw new EmailTaken()
    return user
  })
  return joining.catch((error: unknown) => {
    if (error instanceof EmailTaken) return 'taken'
    throw error
  })
}
