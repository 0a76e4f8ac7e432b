import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { mayRole } from '../../../web/security/permissions.ts'
import type { AbsenceRefusal } from '../absence.ts'

/** A colleague is back: nobody decides for them any more. There need not have been anybody. */
export function endAbsence(
  db: Db,
  user: number,
  { by }: Pick<ColleagueActor, 'by'>,
): Promise<{ ended: true } | AbsenceRefusal> {
  return db.transaction().execute(async (trx): Promise<{ ended: true } | AbsenceRefusal> => {
    const actor = await trx
      .selectFrom('users')
      .select('role')
      .where('id', '=', by)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (!actor || (by !== user && !mayRole(actor.role, 'accounts.manage'))) return { refused: 'not-allowed' }
    await trx.deleteFrom('absences').where('user_id', '=', user).execute()
    return { ended: true }
  })
}
