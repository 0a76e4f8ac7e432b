import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { chanceIfInvited, type DayFacts } from '../../turnout/forecasts.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'

/**
 * What is stated of each candidate when an invitation goes out: the chance to come, by what is known at that moment.
 */
export async function statedChances(
  db: Db,
  batch: DayFacts,
  candidateIds: readonly number[],
  at: Temporal.Instant,
): Promise<Map<number, number>> {
  const model = await teamModel(db)
  const candidates = await db
    .selectFrom('candidates')
    .select(['id', 'source'])
    .where('id', 'in', [0, ...candidateIds])
    .execute()
  return new Map(
    candidates.map((candidate) => [candidate.id, chanceIfInvited(model, batch, candidate, at.toString()).chance]),
  )
}
