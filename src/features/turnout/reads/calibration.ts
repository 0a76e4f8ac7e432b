import type { JudgedBatch } from '../../../domain/turnout/evaluation/calibration.ts'
import type { Outcome } from '../../../domain/turnout/evaluation/scores.ts'
import { hasCome } from '../../../domain/turnout/presence.ts'
import type { Db } from '../../../db/open.ts'
import { cameOf, closedInvitations } from './closed-invitations.ts'

/** The chances stated when invitations of closed batches went out, and who came. */
export async function statedOutcomes(db: Db): Promise<Outcome[]> {
  const rows = await closedInvitations(db)
    .select(['invitations.chance', 'invitations.presence'])
    .where('invitations.chance', 'is not', null)
    .execute()
  return rows.map(({ chance, presence }) => ({ chance: chance!, came: hasCome(presence) }))
}

/** The head-count forecasts of closed batches as they were kept, and how many came. */
export async function judgedBatches(db: Db): Promise<JudgedBatch[]> {
  const rows = await closedInvitations(db)
    .select((eb) => [
      'batches.id',
      'batches.date',
      'batches.forecast_json',
      eb.fn.countAll<number>().as('invited'),
      eb.fn.sum<number>(cameOf(eb.ref('invitations.presence'))).as('came'),
    ])
    .where('batches.forecast_json', 'is not', null)
    .groupBy(['batches.id', 'batches.date', 'batches.forecast_json'])
    .orderBy('batches.date')
    .execute()
  return rows.map(({ date, invited, came, forecast_json }) => ({
    date,
    invited,
    came,
    ...(JSON.parse(forecast_json!) as Pick<JudgedBatch, 'expected' | 'variance' | 'interval'>),
  }))
}
