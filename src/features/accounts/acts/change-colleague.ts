import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { type Colleague, columns, keepers } from '../account.ts'
import { endAccess } from './end-access.ts'
import { revokeLinksOf } from './revoke-link.ts'

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

/** `not-allowed`: one's own account, or somebody who keeps accounts no more. */
export type ColleagueRefusal = { refused: 'not-allowed' | 'no-colleague' }

export function changeColleague(
  db: Db,
  actor: number,
  id: number,
  change: Change,
  now: Temporal.Instant,
): Promise<{ changed: Colleague } | ColleagueRefusal> {
  return db.transaction().execute(async (trx): Promise<{ changed: Colleague } | ColleagueRefusal> => {
    if (id === actor || !(await stillKeepsAccounts(trx, actor))) return { refused: 'not-allowed' }
    const changed = await trx
      .updateTable('users')
      .set(change)
      .where('id', '=', id)
      .returning(columns)
      .executeTakeFirst()
    if (!changed) return { refused: 'no-colleague' }
    await endAccess(trx, id, now)
    await revokeLinksOf(trx, id, now)
    return { changed }
  })
}
