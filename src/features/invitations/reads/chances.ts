import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { findBatch } from '../../batches/reads/batches.ts'
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

/** The same of somebody who is invited already, for another day; null when there is no such invitation or day. */
export async function chanceOfInvited(
  db: Db,
  batchId: number,
  invitationId: number,
  at: Temporal.Instant,
): Promise<number | null> {
  const batch = await findBatch(db, batchId)
  const invitation = await db
    .selectFrom('invitations')
    .select('candidate_id')
    .where('id', '=', invitationId)
    .executeTakeFirst()
  if (!batch || !invitation) return null
  return (await statedChances(db, batch, [invitation.candidate_id], at)).get(invitation.candidate_id) ?? null
}
