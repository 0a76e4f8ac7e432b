import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { permissions } from '../../../web/security/permissions.ts'
import { endAccess, revokeLinksOf } from './access.ts'

export type Colleague = { id: number; name: string; email: string; role: Role; disabled_at: string | null }

const columns = ['id', 'name', 'email', 'role', 'disabled_at'] as const

/** The roles that keep accounts. */
export const keepers: readonly Role[] = permissions['accounts.manage']

export function colleagues(db: Db): Promise<Colleague[]> {
  return db.selectFrom('users').select(columns).orderBy('id').execute()
}

/**
 * Holds all who keep accounts until the end of the transaction, so that of two who block one another only one does: as
 * nobody changes their own account here, there is always somebody left who keeps the others'.
 * @returns whether this one is still among them
 */
export async function stillKeepsAccounts(trx: Transaction<Schema>, actor: number): Promise<boolean> {
  const held = await trx
    .selectFrom('users')
    .select('id')
    .where('role', 'in', keepers)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .execute()
  return held.some(({ id }) => id === actor)
}

type Change = { role: Role } | { disabled_at: string | null }

/**
 * @returns `refused` for one's own account, and for somebody who keeps accounts no more; undefined when there is no
 * such colleague
 */
function changeColleague(
  db: Db,
  actor: number,
  id: number,
  change: Change,
  now: Temporal.Instant,
): Promise<Colleague | 'refused' | undefined> {
  return db.transaction().execute(async (trx) => {
    if (id === actor || !(await stillKeepsAccounts(trx, actor))) return 'refused'
    const changed = await trx
      .updateTable('users')
      .set(change)
      .where('id', '=', id)
      .returning(columns)
      .executeTakeFirst()
    if (!changed) return undefined
    await endAccess(trx, id, now)
    await revokeLinksOf(trx, id, now)
    return changed
  })
}

/** What the person may do has changed, so all that was started or made with the old rights ends. */
export const changeRole = (db: Db, actor: number, id: number, role: Role, now: Temporal.Instant) =>
  changeColleague(db, actor, id, { role }, now)

export const blockColleague = (db: Db, actor: number, id: number, now: Temporal.Instant) =>
  changeColleague(db, actor, id, { disabled_at: now.toString() }, now)

/** They sign in with their old password; sessions, tokens and links of before stay dead. */
export const unblockColleague = (db: Db, actor: number, id: number, now: Temporal.Instant) =>
  changeColleague(db, actor, id, { disabled_at: null }, now)
