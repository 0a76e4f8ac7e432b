import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import { intervalOf } from '../../../domain/chances/distribution.ts'
import { headCountMoments } from '../../../domain/chances/head-count.ts'
import { dayHasBegun, dayHasEnded } from '../../../domain/scheduling/day-times.ts'
import type { JudgedBatch } from '../../../domain/turnout/evaluation/calibration.ts'
import { holdBatches } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { forecastDay } from '../../turnout/forecasts.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import type { SeenBatch } from '../batch.ts'
import { endBatch, type Ended } from '../end-batch.ts'
import { invitedTo } from '../presence.ts'
import { findBatch, slotsOfBatch } from '../reads/batches.ts'
import { invitationsOfBatch } from '../reads/invitations.ts'

/** A head-count forecast as it is kept for the day when the outcome is known. */
export type KeptForecast = Pick<JudgedBatch, 'expected' | 'variance' | 'interval'>

/** `not-yet`: its day is still ahead. `still-going`: its last slot has not ended, so somebody may still come. */
export type CloseRefusal = 'not-yet' | 'still-going'

/**
 * Closes a batch: those who were not marked did not come. From then on it counts in the team's turnout. The forecast is
 * kept as the answers and the earlier days made it, before this day is learned from.
 * @param early whether it may be closed before its last slot has ended; before its day it is never closed
 */
export async function closeBatch(
  db: Db,
  seen: SeenBatch,
  early: boolean,
  { at }: Actor,
): Promise<Ended | { refused: CloseRefusal }> {
  const forecast_json = JSON.stringify(await forecastBefore(db, seen.id, at))
  return db.transaction().execute(async (trx) => {
    const refused = await whyNotClosed(trx, seen, early, at)
    if (refused) return { refused }
    const end = { status: 'closed', closed_at: at.toString(), forecast_json } as const
    if (!(await endBatch(trx, seen, end))) return { stale: true }
    await trx
      .updateTable('invitations')
      .set((eb) => ({ presence: 'missed', version: eb('version', '+', 1) }))
      .where('batch_id', '=', seen.id)
      .where('status', '=', 'active')
      .where('presence', 'is', null)
      .execute()
    return { done: true }
  })
}

async function whyNotClosed(
  trx: Transaction<Schema>,
  { id, version }: SeenBatch,
  early: boolean,
  at: Temporal.Instant,
): Promise<CloseRefusal | null> {
  const [batch] = await holdBatches(trx, [id])
  if (batch?.status !== 'planned' || (version ?? batch.version) !== batch.version) return null
  if (!dayHasBegun(batch, at)) return 'not-yet'
  return early || dayHasEnded(await slotsOfBatch(trx, id), at) ? null : 'still-going'
}

async function forecastBefore(db: Db, id: number, at: Temporal.Instant): Promise<KeptForecast | null> {
  const batch = await findBatch(db, id)
  if (!batch) return null
  const invited = invitedTo(await invitationsOfBatch(db, id))
  const { law, scenarios } = forecastDay(await teamModel(db), batch, invited, await slotsOfBatch(db, id), at.toString())
  const { mean, variance } = headCountMoments({ scenarios }, 0)
  return { expected: mean, variance, interval: intervalOf(law, 0.9) }
}
