import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'

/** Puts the actor in charge of everything a colleague has to do. @returns how many applications that is */
export function takeOverAll(db: Db, colleague: number, { by, at }: ColleagueActor): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const taken = await trx
      .updateTable('applications')
      .set((eb) => ({ owner_id: by, version: eb('version', '+', 1) }))
      .where('owner_id', '=', colleague)
      .where('closed_at', 'is', null)
      .where('next_due', 'is not', null)
      .returning('id')
      .execute()
    const events = taken.map(({ id }) => ({
      application_id: id,
      act: 'owner' as const,
      owner_id: by,
      by_user: by,
      at: at.toString(),
    }))
    for (let from = 0; from < events.length; from += 500)
      await trx
        .insertInto('application_events')
        .values(events.slice(from, from + 500))
        .execute()
    return events.length
  })
}
