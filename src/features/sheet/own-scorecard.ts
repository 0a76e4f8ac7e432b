import type { Transaction } from 'kysely'
import type { ColleagueActor } from '../../db/actor.ts'
import type { Schema } from '../../db/schema/index.ts'
import { apply } from '../applications/acts/apply.ts'

/**
 * The actor's own scorecard of a candidate, made where there is none. It is locked until the transaction ends, and its
 * version is raised; null when the candidate was erased or merged meanwhile.
 */
export async function ownScorecard(
  trx: Transaction<Schema>,
  vacancy: number,
  candidate: number,
  { by, at }: ColleagueActor,
): Promise<number | null> {
  const now = at.toString()
  await apply(trx, [candidate], vacancy, now)
  const application = await trx
    .selectFrom('applications')
    .select('id')
    .where('vacancy_id', '=', vacancy)
    .where('candidate_id', '=', candidate)
    .executeTakeFirst()
  if (!application) return null
  await trx
    .insertInto('scorecards')
    .values({ application_id: application.id, user_id: by, created_at: now, updated_at: now, version: 0 })
    .onConflict((conflict) => conflict.columns(['application_id', 'user_id']).doNothing())
    .execute()
  const { id } = await trx
    .updateTable('scorecards')
    .set((eb) => ({ version: eb('version', '+', 1), updated_at: now }))
    .where('application_id', '=', application.id)
    .where('user_id', '=', by)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
