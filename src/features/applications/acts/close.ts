import type { Actor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { EndedBy } from '../../../db/schema/applications.ts'
import { renewTermsOf } from '../../retention/acts/renew-terms.ts'
import { standingIn, type Seen } from './move.ts'
import { firstStage, heldStages } from '../../vacancies/reads/stages.ts'

export type Closure = { endedBy: EndedBy; reason: string }

/**
 * Takes a candidate out of a vacancy; nothing is due for them any more. @returns false when it changed meanwhile, or is
 * closed already
 */
export function closeApplication(
  db: Db,
  { id, version }: Seen,
  { endedBy, reason }: Closure,
  act: Actor,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return false
    const closed = await trx
      .updateTable('applications')
      .set((eb) => ({
        closed_at: act.at.toString(),
        close_reason: reason,
        ended_by: endedBy,
        next_step: null,
        next_due: null,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('closed_at', 'is', null)
      .returning('stage_id')
      .executeTakeFirst()
    if (!closed) return false
    await trx
      .insertInto('application_events')
      .values({
        application_id: id,
        act: 'closed',
        from_stage_id: closed.stage_id,
        note: reason,
        by_user: act.by,
        at: act.at.toString(),
      })
      .execute()
    await renewTermsOf(trx, [id])
    return true
  })
}

/**
 * Takes a candidate back in, into the stage they left or, if that is gone, the first one. @returns false when they were
 * not out
 */
export function reopenApplication(
  db: Db,
  { id, vacancy_id }: { id: number; vacancy_id: number },
  act: Actor,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const stages = await heldStages(trx, vacancy_id)
    if ((await holdPeopleOf(trx, 'applications', [id])).size === 0) return false
    const row = await trx
      .selectFrom('applications')
      .select('stage_id')
      .where('id', '=', id)
      .where('closed_at', 'is not', null)
      .executeTakeFirst()
    if (!row) return false
    const left = stages.find((stage) => stage.id === row.stage_id)
    const stage = left ?? (await firstStage(trx, vacancy_id))
    const at = act.at.toString()
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
    if (!opened) return false
    await trx
      .insertInto('application_events')
      .values({
        application_id: id,
        act: 'reopened',
        from_stage_id: row.stage_id,
        to_stage_id: stage.id,
        by_user: act.by,
        at,
      })
      .execute()
    await renewTermsOf(trx, [id])
    return true
  })
}

/** The reasons the team has added to the usual ones. */
export function ownReasons(db: Db): Promise<{ id: number; ended_by: EndedBy; wording: string }[]> {
  return db.selectFrom('close_reasons').selectAll().orderBy('ended_by').orderBy('id').execute()
}

/** The same wording twice is one reason. */
export async function addReason(db: Db, endedBy: EndedBy, wording: string): Promise<void> {
  await db
    .insertInto('close_reasons')
    .values({ ended_by: endedBy, wording })
    .onConflict((conflict) => conflict.columns(['ended_by', 'wording']).doNothing())
    .execute()
}

/** Offers a reason no more; what was closed with it keeps its words. */
export async function dropReason(db: Db, id: number): Promise<void> {
  await db.deleteFrom('close_reasons').where('id', '=', id).execute()
}
