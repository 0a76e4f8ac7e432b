import type { Temporal } from 'temporal-polyfill'
import { headCountMoments } from '../../../domain/chances/head-count.ts'
import { intervalOf } from '../../../domain/chances/distribution.ts'
import type { JudgedBatch } from '../../../domain/turnout/evaluation/calibration.ts'
import type { Db } from '../../../db/open.ts'
import { invitationsOfBatch } from '../reads/invitations.ts'
import { forecastDay } from '../../turnout/forecasts.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { invitedTo } from '../presence.ts'
import { findBatch } from '../reads/batches.ts'

/** A head-count forecast as it is kept for the day when the outcome is known. */
export type KeptForecast = Pick<JudgedBatch, 'expected' | 'variance' | 'interval'>

/**
 * Closes a batch: whoever was not marked did not come. From then on it counts in the team's turnout. The forecast is
 * kept as the answers and the earlier days made it, before this day is learned from.
 * @param version the one that was seen; left out where the state is all that matters
 * @returns false when it is no longer open, or another version
 */
export async function closeBatch(db: Db, id: number, at: Temporal.Instant, version?: number): Promise<boolean> {
  const forecast = await forecastBefore(db, id, at)
  return db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('batches')
      .set((eb) => ({
        status: 'closed',
        closed_at: at.toString(),
        forecast_json: JSON.stringify(forecast),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('status', '=', 'planned')
      .$if(version !== undefined, (query) => query.where('version', '=', version as number))
      .returning('id')
      .executeTakeFirst()
    if (!closed) return false
    await trx
      .updateTable('invitations')
      .set((eb) => ({ presence: 'missed', version: eb('version', '+', 1) }))
      .where('batch_id', '=', id)
      .where('status', '=', 'active')
      .where('presence', 'is', null)
      .execute()
    return true
  })
}

async function forecastBefore(db: Db, id: number, at: Temporal.Instant): Promise<KeptForecast | null> {
  const batch = await findBatch(db, id)
  if (!batch) return null
  const { law, scenarios } = forecastDay(
    await teamModel(db),
    batch,
    invitedTo(await invitationsOfBatch(db, id)),
    at.toString(),
  )
  const { mean, variance } = headCountMoments({ scenarios }, 0)
  return { expected: mean, variance, interval: intervalOf(law, 0.9) }
}
