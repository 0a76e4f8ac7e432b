import type { ColleagueActor } from '../../../db/actor.ts'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { mayRole } from '../../../web/security/permissions.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import type { Absence, AbsenceRefusal } from '../absence.ts'
import { approvingRoles } from '../approvers.ts'

/**
 * Says when a colleague is away and who decides about offers for them then, instead of what was said before: by
 * themselves, or by who keeps accounts. It ends by itself after its last day. Who decides for somebody must be there:
 * a decision is never passed on twice.
 */
export function saveAbsence(
  db: Db,
  absence: Absence,
  { by, at }: ColleagueActor,
): Promise<{ saved: true } | AbsenceRefusal> {
  return db.transaction().execute(async (trx): Promise<{ saved: true } | AbsenceRefusal> => {
    const { user, delegate, from, to } = absence
    const roles = await heldRoles(trx, [by, user, delegate])
    const [actor, away, other] = [roles.get(by), roles.get(user), roles.get(delegate)]
    if (!actor || (by !== user && !mayRole(actor, 'accounts.manage'))) return { refused: 'not-allowed' }
    if (!away) return { refused: 'no-colleague' }
    if (!approvingRoles.includes(away)) return { refused: 'nothing-to-decide' }
    if (delegate === user) return { refused: 'oneself' }
    if (!other || !approvingRoles.includes(other)) return { refused: 'may-not-approve' }
    if (to < from) return { refused: 'ends-before' }
    if (to < teamDay(at)) return { refused: 'over' }
    if (await isAway(trx, delegate, { from, to })) return { refused: 'delegate-away' }
    const facts = { delegate_id: delegate, from_day: from, to_day: to, set_by: by, set_at: at.toString() }
    await trx
      .insertInto('absences')
      .values({ user_id: user, ...facts })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(facts))
      .execute()
    return { saved: true }
  })
}

/** The roles of colleagues who are not blocked; they keep them, and two of them do not name each other, meanwhile. */
async function heldRoles(trx: Db, ids: readonly number[]): Promise<Map<number, Role>> {
  const rows = await trx
    .selectFrom('users')
    .select(['id', 'role'])
    .where('id', 'in', ids)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .execute()
  return new Map(rows.map(({ id, role }) => [id, role]))
}

async function isAway(trx: Db, user: number, { from, to }: Pick<Absence, 'from' | 'to'>): Promise<boolean> {
  const row = await trx
    .selectFrom('absences')
    .select('id')
    .where('user_id', '=', user)
    .where('from_day', '<=', to)
    .where('to_day', '>=', from)
    .executeTakeFirst()
  return row !== undefined
}
