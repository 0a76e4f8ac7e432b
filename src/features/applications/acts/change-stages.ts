import type { Actor } from '../../../db/actor.ts'
import type { Transaction } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { isInTalks } from '../../../domain/pipeline/stages.ts'
import { moveEverybody } from './move.ts'
import type { WantedStage } from '../pages/stages-form.ts'
import { stagesOf } from '../../vacancies/reads/stages.ts'

/**
 * Saves the stages of a vacancy as a whole: names, meanings, order, new ones, and those taken away, whose people go
 * where the form says. @returns false when it is not the version that was seen
 */
export function saveStages(
  db: Db,
  vacancy: number,
  version: number,
  wanted: readonly WantedStage[],
  act: Actor,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const held = await trx
      .updateTable('vacancies')
      .set({ stages_version: version + 1 })
      .where('id', '=', vacancy)
      .where('stages_version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!held) return false
    const before = new Map((await stagesOf(trx, vacancy)).map((stage) => [stage.id, stage]))
    const staying = wanted.filter(({ into }) => into === null)
    for (const [position, { id, kind, name }] of staying.entries()) {
      if (id === null) await trx.insertInto('stages').values({ vacancy_id: vacancy, position, kind, name }).execute()
      else
        await trx
          .updateTable('stages')
          .set({ position, kind, name })
          .where('id', '=', id)
          .where('vacancy_id', '=', vacancy)
          .execute()
      const old = id === null ? undefined : before.get(id)
      if (old && isInTalks(old.kind) !== isInTalks(kind)) await markTalks(trx, old.id, isInTalks(kind))
    }
    for (const { id, into } of wanted) {
      const target = staying.find((stage) => stage.id === into)
      if (id === null || into === null || !target) continue
      await moveEverybody(trx, vacancy, id, { id: into, kind: target.kind, name: target.name }, act)
      await trx
        .updateTable('stages')
        .set({ removed_at: act.at.toString() })
        .where('id', '=', id)
        .where('vacancy_id', '=', vacancy)
        .execute()
    }
    return true
  })
}

async function markTalks(trx: Transaction<Schema>, stage: number, talks: boolean) {
  await trx
    .updateTable('applications')
    .set({ in_talks: talks ? 1 : 0 })
    .where('stage_id', '=', stage)
    .execute()
}
