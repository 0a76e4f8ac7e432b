import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'
import { heldStages } from '../../vacancies/reads/stages.ts'
import { enterStage } from './enter-stage.ts'

/** Ids of the applications that are in the stage now, and of those that somebody else had changed meanwhile. */
export type Moved = { moved: number[]; left: number[] }

type Move = { vacancy: number; stage: number; applications: readonly VersionedId[] }

/**
 * Moves applications of a vacancy by hand, forward or back; entering a stage of the first working day sets that day to
 * today.
 */
export function moveApplications(
  db: Db,
  { vacancy, stage: stageId, applications }: Move,
  actor: Actor,
): Promise<Moved | { refused: 'no-such-stage' }> {
  return db.transaction().execute(async (trx) => {
    const stage = (await heldStages(trx, vacancy)).find(({ id }) => id === stageId)
    if (!stage) return { refused: 'no-such-stage' }
    const rows = await trx
      .selectFrom('applications')
      .select(['id', 'stage_id', 'version', 'closed_at'])
      .where('vacancy_id', '=', vacancy)
      .where('id', 'in', [0, ...applications.map(({ id }) => id)])
      .execute()
    const known = new Map(rows.map((row) => [row.id, row]))
    // Always in the order of ids, so that two transactions that move many do not wait for each other.
    const ours = applications.filter(({ id }) => known.has(id)).toSorted((one, other) => one.id - other.id)
    const there = ours
      .filter(({ id, version }) => {
        const row = known.get(id)
        return row?.stage_id === stageId && row.version === version && row.closed_at === null
      })
      .map(({ id }) => id)
    const moved = [...there, ...(await enterStage(trx, ours, { vacancy, stage, fact: null }, actor))]
    return { moved, left: ours.filter(({ id }) => !moved.includes(id)).map(({ id }) => id) }
  })
}
