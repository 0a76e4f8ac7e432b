import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { isPostgres } from '../../../db/columns.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { StageTable } from '../../../db/schema/applications.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { isInTalks } from '../../../domain/pipeline/stages.ts'
import { stagesOf, type Stage } from '../../vacancies/reads/stages.ts'
import { stageProblems, type StageChange, type StageProblem } from '../stage-change.ts'
import { enterStage } from './enter-stage.ts'

export type StagesChange = { changed: true } | { stale: true } | { refused: StageProblem[] }

/**
 * Saves the stages of a vacancy as a whole, in the order given: names, kinds, new ones, and removed ones with where
 * their people go. `version` is that of all its stages together.
 */
export function changeStages(
  db: Db,
  { vacancy, version, stages }: { vacancy: number; version: number; stages: readonly StageChange[] },
  actor: Actor,
): Promise<StagesChange> {
  return db.transaction().execute(async (trx) => {
    const refused = stageProblems(stages)
    if (refused.length > 0) return { refused }
    const held = await trx
      .updateTable('vacancies')
      .set({ stages_version: version + 1 })
      .where('id', '=', vacancy)
      .where('stages_version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!held) return { stale: true }
    const before = new Map((await stagesOf(trx, vacancy)).map((stage) => [stage.id, stage]))
    const staying = stages.filter(({ into }) => into === null)
    for (const [position, { id, kind, name }] of staying.entries()) {
      if (id === null) await trx.insertInto('stages').values({ vacancy_id: vacancy, position, kind, name }).execute()
      else await changeStage(trx, vacancy, id, { position, kind, name })
      const old = id === null ? undefined : before.get(id)
      if (old && isInTalks(old.kind) !== isInTalks(kind)) await markInTalks(trx, old.id, isInTalks(kind))
    }
    for (const { id, into } of stages) {
      const target = staying.find((stage) => stage.id === into)
      if (id === null || into === null || !target) continue
      await moveEverybody(trx, vacancy, id, { id: into, kind: target.kind, name: target.name }, actor)
      await changeStage(trx, vacancy, id, { removed_at: actor.at.toString() })
    }
    return { changed: true }
  })
}

async function changeStage(
  trx: Transaction<Schema>,
  vacancy: number,
  id: number,
  columns: Partial<Pick<StageTable, 'position' | 'kind' | 'name' | 'removed_at'>>,
) {
  await trx.updateTable('stages').set(columns).where('id', '=', id).where('vacancy_id', '=', vacancy).execute()
}

async function markInTalks(trx: Transaction<Schema>, stage: number, isTrue: boolean) {
  await trx
    .updateTable('applications')
    .set({ in_talks: isTrue ? 1 : 0 })
    .where('stage_id', '=', stage)
    .execute()
}

/** Moves all open applications of a stage that is being removed; other changes to them wait, or come first. */
async function moveEverybody(trx: Transaction<Schema>, vacancy: number, from: number, to: Stage, actor: Actor) {
  const standing = trx
    .selectFrom('applications')
    .select(['id', 'version'])
    .where('stage_id', '=', from)
    .where('closed_at', 'is', null)
  await holdPeopleOf(
    trx,
    'applications',
    (await standing.execute()).map(({ id }) => id),
  )
  const applications = await standing
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forNoKeyUpdate())
    .execute()
  await enterStage(trx, applications, { vacancy, stage: to, fact: null }, actor)
}
