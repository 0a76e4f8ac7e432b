import { randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { hashOf } from '../account-link.ts'
import { stillKeepsAccounts, type ColleagueRefusal } from './change-colleague.ts'
import { revokeUnusedLinks } from './revoke-link.ts'

/** An invitation waits for somebody to come; a new password is needed now. */
const invitationLife = { hours: 7 * 24 }

const resetLife = { hours: 24 }

/** Makes a link by which somebody joins. @returns its token, which is kept nowhere else */
export function createInvitation(
  db: Db,
  actor: number,
  role: Role,
  now: Temporal.Instant,
): Promise<{ token: string } | ColleagueRefusal> {
  return db.transaction().execute(async (trx): Promise<{ token: string } | ColleagueRefusal> => {
    if (!(await stillKeepsAccounts(trx, actor))) return { refused: 'not-allowed' }
    return { token: await insertLink(trx, { role, user_id: null, created_by: actor }, now, invitationLife) }
  })
}

/**
 * A link by which a colleague chooses a new password; the one before it stops working. Not for oneself, for whom the
 * old password is asked, and not for somebody who is blocked.
 */
export function createReset(
  db: Db,
  actor: number,
  id: number,
  now: Temporal.Instant,
): Promise<{ token: string; name: string } | ColleagueRefusal> {
  return db.transaction().execute(async (trx): Promise<{ token: string; name: string } | ColleagueRefusal> => {
    if (id === actor || !(await stillKeepsAccounts(trx, actor))) return { refused: 'not-allowed' }
    const colleague = await trx
      .selectFrom('users')
      .select(['name', 'role'])
      .where('id', '=', id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (!colleague) return { refused: 'no-colleague' }
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
