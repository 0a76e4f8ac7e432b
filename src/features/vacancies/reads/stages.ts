import { holdPeople, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { stageKinds, type StageKind } from '../../../domain/pipeline/stages.ts'
import { renewTerms } from '../../retention/acts/renew-terms.ts'

export type Stage = { id: number; kind: StageKind; name: string | null }

/** The stages every vacancy starts with: one for each meaning, called by the usual words. */
export async function addUsualStages(db: Db, vacancy: number): Promise<void> {
  await db
    .insertInto('stages')
    .values(stageKinds.map((kind, position) => ({ vacancy_id: vacancy, position, kind })))
    .execute()
}

/** The stages of some vacancies, each in the order of its board. */
export async function stagesIn(db: Db, vacancies: readonly number[]): Promise<(Stage & { vacancy_id: number })[]> {
  if (vacancies.length === 0) return []
  return db
    .selectFrom('stages')
    .select(['id', 'kind', 'name', 'vacancy_id'])
    .where('vacancy_id', 'in', vacancies)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The stages of a vacancy in the order of its board. */
export const stagesOf = (db: Db, vacancy: number): Promise<Stage[]> => stagesIn(db, [vacancy])

/** The same for a transaction that puts somebody into one of them: until it ends, none is taken away. */
export async function heldStages(trx: Db, vacancy: number): Promise<Stage[]> {
  await holdVacancy(trx, vacancy)
  return stagesOf(trx, vacancy)
}

/** Where everybody starts. @throws when the vacancy has no stages */
export async function firstStage(db: Db, vacancy: number): Promise<Stage> {
  const [stage] = await heldStages(db, vacancy)
  if (!stage) throw new RangeError('A vacancy without stages')
  return stage
}

/**
 * A new application as it stands before anything has happened. @param stage the first of the vacancy @param at ISO-8601
 */
export const newApplication = (candidate: number, vacancy: number, stage: Stage, at: string) => ({
  candidate_id: candidate,
  vacancy_id: vacancy,
  created_at: at,
  stage_id: stage.id,
  stage_entered_at: at,
})

/** Applies to a vacancy; applying again changes nothing. */
export async function apply(db: Db, candidate: number, vacancy: number, at: string): Promise<void> {
  const stage = await firstStage(db, vacancy)
  await holdPeople(db, [candidate])
  await db
    .insertInto('applications')
    .values(newApplication(candidate, vacancy, stage, at))
    .onConflict((conflict) => conflict.columns(['vacancy_id', 'candidate_id']).doNothing())
    .execute()
  await renewTerms(db, [candidate])
}

/** The same where only an open vacancy may be applied to. @returns false when it is closed */
export function applyToOpen(db: Db, candidate: number, vacancy: number, at: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await holdVacancy(trx, vacancy))?.closed_at !== null) return false
    await apply(trx, candidate, vacancy, at)
    return true
  })
}
