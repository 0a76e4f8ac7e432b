import type { Actor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import { renewTermsOf } from '../../retention/acts/renew-terms.ts'
import { heldStages } from '../../vacancies/reads/stages.ts'
import type { Change } from '../application.ts'
import { advance } from './advance.ts'

/** Records the first working day, `2026-12-01`, and moves the application to its stage. */
export function recordStart(db: Db, { id, version }: VersionedId, day: string, actor: Actor): Promise<Change> {
  return db.transaction().execute(async (trx) => {
    const application = await trx
      .selectFrom('applications')
      .select('vacancy_id')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!application) return { stale: true }
    await heldStages(trx, application.vacancy_id)
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return { stale: true }
    const started = await trx
      .updateTable('applications')
      .set((eb) => ({ started_on: day, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning(['vacancy_id', 'candidate_id'])
      .executeTakeFirst()
    if (!started) return { stale: true }
    await trx
      .insertInto('application_events')
      .values({ application_id: id, act: 'started', day, by_user: actor.by, at: actor.at.toString() })
      .execute()
    await advance(trx, started.vacancy_id, [started.candidate_id], 'started', actor)
    await renewTermsOf(trx, [id])
    return { changed: true }
  })
}
