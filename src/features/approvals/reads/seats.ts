import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import type { Seat } from '../../../domain/pay/offers/approval.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { approvingRoles, rankOf } from '../approvers.ts'

/**
 * In whose place somebody may decide about offers today: in their own, and in that of colleagues who are away and have
 * named them. Nobody who may not approve has a seat to sit in or to give; a seat that was given is not given on.
 *
 * @param held nobody's role changes and no absence ends until the transaction does
 */
export async function seatsOf(db: Db, user: number, now: Temporal.Instant, held = false): Promise<Seat[]> {
  const today = teamDay(now)
  const isLocked = held && isPostgres(db)
  const own = await db
    .selectFrom('users')
    .select('role')
    .where('id', '=', user)
    .where('role', 'in', approvingRoles)
    .where('disabled_at', 'is', null)
    .$if(isLocked, (query) => query.forShare())
    .executeTakeFirst()
  if (!own) return []
  const given = await db
    .selectFrom('absences')
    .innerJoin('users', 'users.id', 'absences.user_id')
    .select(['users.id', 'users.role'])
    .where('absences.delegate_id', '=', user)
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .where('users.role', 'in', approvingRoles)
    .where('users.disabled_at', 'is', null)
    .orderBy('users.id')
    .$if(isLocked, (query) => query.forShare())
    .execute()
  return [{ user, rank: rankOf(own.role) }, ...given.map(({ id, role }) => ({ user: id, rank: rankOf(role) }))]
}
