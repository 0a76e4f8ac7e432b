import type { Temporal } from 'temporal-polyfill'
import { type User, userColumns } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { hashOf, inForce } from '../account-link.ts'

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
