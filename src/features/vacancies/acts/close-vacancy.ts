import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { renewTermsOn } from '../../retention/acts/renew-terms.ts'

/** Closes a vacancy: nobody can apply to it any more. @returns undefined when there is no such vacancy */
export function closeVacancy(db: Db, id: number, { at }: Actor): Promise<{ title: string } | undefined> {
  return setClosed(db, id, at.toString())
}

/** Opens a vacancy again. @returns undefined when there is no such vacancy */
export function reopenVacancy(db: Db, id: number): Promise<{ title: string } | undefined> {
  return setClosed(db, id, null)
}

function setClosed(db: Db, id: number, closed_at: string | null): Promise<{ title: string } | undefined> {
  return db.transaction().execute(async (trx) => {
    const vacancy = await trx
      .updateTable('vacancies')
      .set({ closed_at })
      .where('id', '=', id)
      .returning('title')
      .executeTakeFirst()
    await renewTermsOn(trx, id)
    return vacancy
  })
}
