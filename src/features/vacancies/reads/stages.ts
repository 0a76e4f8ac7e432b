import { holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { StageKind } from '../../../domain/pipeline/stages.ts'

export type Stage = { id: number; kind: StageKind; name: string | null }

function inOrder(db: Db) {
  return db.selectFrom('stages').select(['id', 'kind', 'name', 'vacancy_id']).orderBy('position').orderBy('id')
}

/** The stages of some vacancies, each in the order of its board. */
export async function stagesIn(db: Db, vacancies: readonly number[]): Promise<(Stage & { vacancy_id: number })[]> {
  if (vacancies.length === 0) return []
  return inOrder(db).where('vacancy_id', 'in', vacancies).where('removed_at', 'is', null).execute()
}

/** The stages of a vacancy in the order of its board. */
export function stagesOf(db: Db, vacancy: number): Promise<Stage[]> {
  return stagesIn(db, [vacancy])
}

/** Some stages of a vacancy, removed ones too. */
export function stagesEver(db: Db, vacancy: number, ids: readonly number[]): Promise<Stage[]> {
  return inOrder(db)
    .where('vacancy_id', '=', vacancy)
    .where('id', 'in', [0, ...ids])
    .execute()
}

/** The stages of a vacancy, for a transaction that puts somebody into one: none is removed until it ends. */
export async function heldStages(trx: Db, vacancy: number): Promise<Stage[]> {
  await holdVacancy(trx, vacancy)
  return stagesOf(trx, vacancy)
}

/** The stage where everybody starts. @throws when the vacancy has no stages */
export async function firstStage(db: Db, vacancy: number): Promise<Stage> {
  const [stage] = await heldStages(db, vacancy)
  if (!stage) throw new RangeError('A vacancy without stages')
  return stage
}
