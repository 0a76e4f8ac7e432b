import type { Actor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import type { Change } from '../application.ts'
import { possibleOwners } from '../reads/possible-owners.ts'

/** Puts a colleague in charge of one open application; its next step stays as it is. */
export function assignOwner(
  db: Db,
  { id, version }: VersionedId,
  owner: number,
  { by, at }: Actor,
): Promise<Change | { refused: 'no-such-owner' }> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return { stale: true }
    if (!(await possibleOwners(trx)).some((colleague) => colleague.id === owner)) return { refused: 'no-such-owner' }
    const taken = await trx
      .updateTable('applications')
      .set((eb) => ({ owner_id: owner, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!taken) return { stale: true }
    await trx
      .insertInto('application_events')
      .values({ application_id: id, act: 'owner', owner_id: owner, by_user: by, at: at.toString() })
      .execute()
    return { changed: true }
  })
}
