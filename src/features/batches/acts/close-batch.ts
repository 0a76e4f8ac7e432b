import type { Temporal } from 'temporal-polyfill'
import type { Actor } from '../../../db/actor.ts'
import { intervalOf } from '../../../domain/chances/distribution.ts'
import { headCountMoments } from '../../../domain/chances/head-count.ts'
import type { JudgedBatch } from '../../../domain/turnout/evaluation/calibration.ts'
import type { Db } from '../../../db/open.ts'
import { forecastDay } from '../../turnout/forecasts.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import type { SeenBatch } from '../batch.ts'
import { endBatch, type Ended } from '../end-batch.ts'
import { invitedTo } from '../presence.ts'
import { findBatch } from '../reads/batches.ts'
import { invitationsOfBatch } from '../reads/invitations.ts'

/** A head-count forecast as it is kept for the day when the outcome is known. */
export type KeptForecast = Pick<JudgedBatch, 'expected' | 'variance' | 'interval'>

/**
 * Closes a batch: those who were not marked did not come. From then on it counts in the team's turnout. The forecast is
 * kept as the answers and the earlier days made it, before this day is learned from.
 */
export async function closeBatch(db: Db, seen: SeenBatch, { at }: Actor): Promise<Ended> {
  const forecast_json = JSON.stringify(await forecastBefore(db, seen.id, at))
  return endBatch(db, seen, { status: 'closed', closed_at: at.toString(), forecast_json }, (trx) =>
    trx
      .updateTable('invitations')
      .set((eb) => ({ presence: 'missed', version: eb('version', '+', 1) }))
      .where('batch_id', '=', seen.id)
      .where('status', '=', 'active')
      .where('presence', 'is', null)
      .execute(),
  )
}

async function forecastBefore(db: Db, id: number, at: Temporal.Instant): Promise<KeptForecast | null> {
  const batch = await findBatch(db, id)
  if (!batch) return null
  const invited = invitedTo(await invitationsOfBatch(db, id))
  const { law, scenarios } = forecastDay(await teamModel(db), batch, invited, at.toString())
  const { mean, variance } = headCountMoments({ scenarios }, 0)
  return { expected: mean, variance, interval: intervalOf(law, 0.9) }
}
