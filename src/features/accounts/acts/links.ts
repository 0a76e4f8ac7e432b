import { createHash, randomBytes } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { holdUser, userColumns, type User } from '../../../db/identity/users.ts'
import { endAccess, revokeLinksOf, revokeUnusedLinks } from './access.ts'
import { keepers, stillKeepsAccounts } from './colleagues.ts'
import { hashOfPassword, isEasyPassword } from '../passwords.ts'
import { insertAccount, type NewAccount } from './accounts.ts'

/** An invitation waits for somebody to come; a new password is needed now. */
const invitationLife = { hours: 7 * 24 }
const resetLife = { hours: 24 }

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** A link that may still be used: nobody has, nobody took it back, and who made it still keeps accounts. */
const inForce = (now: Temporal.Instant) => (eb: ExpressionBuilder<Schema, 'account_links'>) =>
  eb.and([
    eb('used_at', 'is', null),
    eb('revoked_at', 'is', null),
    eb('expires_at', '>', now.toString()),
    eb(
      'created_by',
      'in',
      eb.selectFrom('users').select('id').where('disabled_at', 'is', null).where('role', 'in', keepers),
    ),
    eb.or([
      eb('user_id', 'is', null),
      eb('user_id', 'in', eb.selectFrom('users').select('id').where('disabled_at', 'is', null)),
    ]),
  ])

/** @returns the token, which is kept nowhere else; `refused` for somebody who keeps accounts no more */
export function createInvitation(
  db: Db,
  actor: number,
  role: Role,
  now: Temporal.Instant,
): Promise<{ token: string } | 'refused'> {
  return db.transaction().execute(async (trx) => {
    if (!(await stillKeepsAccounts(trx, actor))) return 'refused'
    return { token: await insertLink(trx, { role, user_id: null, created_by: actor }, now, invitationLife) }
  })
}

/**
 * A link by which a colleague chooses a new password; the one before it stops working. Not for oneself, for whom the
 * old
 * password is asked, and not for somebody who is blocked.
 * @returns undefined when there is no such colleague
 */
export function createReset(
  db: Db,
  actor: number,
  id: number,
  now: Temporal.Instant,
): Promise<{ token: string; name: string } | 'refused' | undefined> {
  return db.transaction().execute(async (trx) => {
    if (id === actor || !(await stillKeepsAccounts(trx, actor))) return 'refused'
    const colleague = await trx
      .selectFrom('users')
      .select(['name', 'role'])
      .where('id', '=', id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (!colleague) return undefined
    await revokeUnusedLinks(trx, now).where('user_id', '=', id).execute()
    const token = await insertLink(trx, { role: colleague.role, user_id: id, created_by: actor }, now, resetLife)
    return { token, name: colleague.name }
  })
}

type NewLink = { role: Role; user_id: number | null; created_by: number }

async function insertLink(db: Db, link: NewLink, now: Temporal.Instant, life: { hours: number }): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('account_links')
    .values({ ...link, token_hash: hashOf(token), created_at: now.toString(), expires_at: now.add(life).toString() })
    .execute()
  return token
}

/** The role an invitation gives; undefined when it may not be used. */
export async function roleOfInvitation(db: Db, token: string, now: Temporal.Instant): Promise<Role | undefined> {
  const row = await db
    .selectFrom('account_links')
    .select('role')
    .where('token_hash', '=', hashOf(token))
    .where('user_id', 'is', null)
    .where(inForce(now))
    .executeTakeFirst()
  return row?.role
}

/** Whose password a link replaces; undefined when it may not be used. */
export function userOfReset(db: Db, token: string, now: Temporal.Instant): Promise<User | undefined> {
  return db
    .selectFrom('users')
    .select(userColumns)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('account_links')
        .select('user_id')
        .where('token_hash', '=', hashOf(token))
        .where('user_id', 'is not', null)
        .where(inForce(now))
        .$narrowType<{ user_id: number }>(),
    )
    .executeTakeFirst()
}

/**
 * Of two who use a link at once, the second finds it used. @param user whose password it replaces; null for an
 * invitation
 */
function useLink(trx: Db, token: string, user: number | null, now: Temporal.Instant) {
  return trx
    .updateTable('account_links')
    .set({ used_at: now.toString() })
    .where('token_hash', '=', hashOf(token))
    .where('user_id', user === null ? 'is' : '=', user)
    .where(inForce(now))
    .returning('role')
    .executeTakeFirst()
}

class Taken extends Error {}

/** Spends the invitation and makes the account, both or neither. */
export async function joinByLink(
  db: Db,
  token: string,
  account: NewAccount,
  publicUrl: string,
  now: Temporal.Instant,
): Promise<User | 'gone' | 'taken' | 'easy-password'> {
  if (await isEasyPassword(account.password, account, publicUrl)) return 'easy-password'
  const passwordHash = await hashOfPassword(account.password)
  const joining = db.transaction().execute(async (trx) => {
    const link = await useLink(trx, token, null, now)
    if (!link) return 'gone'
    const user = await insertAccount(trx, { ...account, role: link.role }, passwordHash, now)
    if (!user) throw new Taken()
    return user
  })
  return joining.catch((error: unknown) => {
    if (error instanceof Taken) return 'taken'
    throw error
  })
}

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
): Promise<User | 'gone' | 'easy-password'> {
  if (await isEasyPassword(password, user, publicUrl)) return 'easy-password'
  const passwordHash = await hashOfPassword(password)
  return db.transaction().execute(async (trx) => {
    // The person before the link: in this order whoever blocks them waits, instead of each for the other.
    if (!(await holdUser(trx, user)) || !(await useLink(trx, token, user.id, now))) return 'gone'
    await trx.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', user.id).execute()
    await endAccess(trx, user.id, now)
    await revokeLinksOf(trx, user.id, now)
    return trx.selectFrom('users').select(userColumns).where('id', '=', user.id).executeTakeFirstOrThrow()
  })
}

/** Links that may still be used, the newest first. */
export function linksInForce(db: Db, now: Temporal.Instant) {
  return db
    .selectFrom('account_links')
    .innerJoin('users as maker', 'maker.id', 'account_links.created_by')
    .leftJoin('users as colleague', 'colleague.id', 'account_links.user_id')
    .select([
      'account_links.id',
      'account_links.role',
      'maker.name as maker',
      'colleague.name as colleague',
      'account_links.expires_at',
    ])
    .where('account_links.id', 'in', (eb) => eb.selectFrom('account_links').select('id').where(inForce(now)))
    .orderBy('account_links.id', 'desc')
    .limit(200)
    .execute()
}

/** @returns false when there is no link to take back */
export async function revokeLink(db: Db, id: number, now: Temporal.Instant): Promise<boolean> {
  const revoked = await revokeUnusedLinks(db, now).where('id', '=', id).returning('id').executeTakeFirst()
  return revoked !== undefined
}
