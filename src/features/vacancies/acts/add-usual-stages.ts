import type { Db } from '../../../db/open.ts'
import { stageKinds } from '../../../domain/pipeline/stages.ts'

/** The stages every vacancy starts with: one of each kind, under its usual name. */
export async function addUsualStages(db: Db, vacancy: number): Promise<void> {
  await db
    .insertInto('stages')
    .values(stageKinds.map((kind, position) => ({ vacancy_id: vacancy, position, kind })))
    .execute()
}
