import type { Actor } from '../../../db/actor.ts'
import { holdBatches, holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewTermsOf } from '../../retention/acts/renew-terms.ts'
import { firstStage, heldStages } from '../../vacancies/reads/stages.ts'
import type { Reopened } from '../application.ts'
import { batchesToRestore, restoreInvitations } from './end-coming-invitations.ts'
import { standingIn } from './enter-stage.ts'

/**
 * Opens a closed application again, in the stage it was in or, if that was removed, in the first one. The invitations
 * that ended with it are in force again where that is still possible.
 */
export function reopenApplication(db: Db, id: number, actor: Actor): Promise<Reopened> {
  return db.transaction().execute(async (trx) => {
    const application = await trx
      .selectFrom('applications')
      .select(['vacancy_id', 'candidate_id', 'closed_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!application?.closed_at) return { stale: true }
    const closedAt = application.closed_at
    const batches = await batchesToRestore(trx, application, closedAt)
    const open = (await holdBatches(trx, [0, ...batches])).filter(({ status }) => status === 'planned')
    const stages = await heldStages(trx, application.vacancy_id)
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return { stale: true }
    const closed = await trx
      .selectFrom('applications')
      .select('stage_id')
      .where('id', '=', id)
      .where('closed_at', 'is not', null)
      .executeTakeFirst()
    if (!closed) return { stale: true }
    const left = stages.find((stage) => stage.id === closed.stage_id)
    const stage = left ?? (await firstStage(trx, application.vacancy_id))
    const at = actor.at.toString()
    const opened = await trx
      .updateTable('applications')
      .set((eb) => ({
        ...(left ? {} : standingIn(stage, at)),
        closed_at: null,
        close_reason: null,
        ended_by: null,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('closed_at', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!opened) return { stale: true }
    await trx
      .insertInto('application_events')
      .values({
        application_id: id,
        act: 'reopened',
        from_stage_id: closed.stage_id,
        to_stage_id: stage.id,
        by_user: actor.by,
        at,
      })
      .execute()
    const held = open.map(({ id: batch }) => batch)
    const invitations = await restoreInvitations(trx, application, { closedAt, held }, actor)
    await renewTermsOf(trx, [id])
    return { changed: true, ...invitations }
  })
}
