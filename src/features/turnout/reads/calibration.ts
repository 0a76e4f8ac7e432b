import type { JudgedBatch } from '../../../domain/turnout/evaluation/calibration.ts'
import type { Outcome } from '../../../domain/turnout/evaluation/scores.ts'
import type { Db } from '../../../db/open.ts'

/** The chances stated when invitations of closed batches went out, and who came. */
export async function statedOutcomes(db: Db): Promise<Outcome[]> {
  const rows = await db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select(['invitations.chance', 'invitations.presence'])
    .where('batches.status', '=', 'closed')
    .where('invitations.status', '=', 'active')
    .where('invitations.walk_in', '=', 0)
    .where('invitations.chance', 'is not', null)
    .execute()
  return rows.map(({ chance, presence }) => ({ chance: chance!, came: presence !== 'missed' }))
}

/** The head-count forecasts of closed batches as they were kept, and how many came. */
export async function judgedBatches(db: Db): Promise<JudgedBatch[]> {
  const rows = await db
    .selectFrom('batches')
    .innerJoin('invitations', 'invitations.batch_id', 'batches.id')
    .select((eb) => [
      'batches.id',
      'batches.date',
      'batches.forecast_json',
      eb.fn.countAll<number>().as('invited'),
      eb.fn.sum<number>(eb.case().when('invitations.presence', '=', 'missed').then(0).else(1).end()).as('came'),
    ])
    .where('batches.status', '=', 'closed')
    .where('invitations.status', '=', 'active')
    .where('invitations.walk_in', '=', 0)
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
