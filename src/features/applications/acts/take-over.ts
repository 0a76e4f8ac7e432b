import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import type { Change } from '../application.ts'

/** Puts the actor in charge of one open application. */
export function takeOver(db: Db, { id, version }: VersionedId, { by, at }: ColleagueActor): Promise<Change> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return { stale: true }
    const taken = await trx
      .updateTable('applications')
      .set((eb) => ({ owner_id: by, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!taken) return { stale: true }
    await trx
      .insertInto('application_events')
      .values({ application_id: id, act: 'owner', owner_id: by, by_user: by, at: at.toString() })
      .execute()
    return { changed: true }
  })
}
