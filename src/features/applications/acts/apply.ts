import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'
import { firstStage, type Stage } from '../../vacancies/reads/stages.ts'

/** The row of a new application. @param stage the first of the vacancy @param at ISO-8601 */
export function newApplication(candidate: number, vacancy: number, stage: Stage, at: string) {
  return {
    candidate_id: candidate,
    vacancy_id: vacancy,
    created_at: at,
    stage_id: stage.id,
    stage_entered_at: at,
  }
}

/**
 * Records that candidates apply to a vacancy, as part of another act: an import, a walk-in, a new candidate. Applying
 * again changes nothing, and people who were erased or merged meanwhile do not apply.
 */
export async function apply(trx: Db, candidates: readonly number[], vacancy: number, at: string): Promise<void> {
  const stage = await firstStage(trx, vacancy)
  const there = [...(await holdPeople(trx, candidates))]
  if (there.length === 0) return
  await trx
    .insertInto('applications')
    .values(there.map((candidate) => newApplication(candidate, vacancy, stage, at)))
    .onConflict((conflict) => conflict.columns(['vacancy_id', 'candidate_id']).doNothing())
    .execute()
  await renewTerms(trx, there)
}
