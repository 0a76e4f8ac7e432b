import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { rankOf, stageFor, type RecordedFact } from '../../../domain/pipeline/stages.ts'
import { heldStages } from '../../vacancies/reads/stages.ts'
import { atOnce, enterStage } from './enter-stage.ts'

/**
 * Moves candidates of a vacancy forward to the stage of a fact recorded elsewhere, such as an invitation or an accepted
 * offer. Never back, and never a closed application: those are moved by a person.
 */
export async function advance(
  trx: Transaction<Schema>,
  vacancy: number,
  candidates: readonly number[],
  fact: RecordedFact,
  actor: Actor,
): Promise<void> {
  const stages = await heldStages(trx, vacancy)
  const target = stageFor(stages, fact)
  if (!target) return
  for (let from = 0; from < candidates.length; from += atOnce) {
    const rows = await trx
      .selectFrom('applications')
      .innerJoin('stages', 'stages.id', 'applications.stage_id')
      .select(['applications.id', 'applications.version', 'stages.kind'])
      .where('applications.vacancy_id', '=', vacancy)
      .where('applications.candidate_id', 'in', candidates.slice(from, from + atOnce))
      .execute()
    const behind = rows.filter(({ kind }) => rankOf(kind) < rankOf(target.kind))
    await enterStage(trx, behind, { vacancy, stage: target, fact }, actor)
  }
}
