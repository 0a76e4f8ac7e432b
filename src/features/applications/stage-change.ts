import type { StageKind } from '../../domain/pipeline/stages.ts'

/** A stage as somebody wants it: a new one has no id; one with `into` is removed, and its people go to that stage. */
export type StageChange = { id: number | null; name: string | null; kind: StageKind; into: number | null }

/** Why stages cannot be saved. `stage` is the id of the one to correct, null for the new one. */
export type StageProblem =
  | { stage: number; field: 'into'; why: 'into-removed' }
  | { stage: null; field: 'name'; why: 'too-many' }

const mostStages = 20

/** The place of a new stage when nobody chose one: after all others. */
export const lastPlace = mostStages + 1

/** The rules of a vacancy's stages as a whole: people move only into stages that stay, and a board has its limit. */
export function stageProblems(changes: readonly StageChange[]): StageProblem[] {
  const staying = changes.filter(({ into }) => into === null)
  const stays = (stage: number) => staying.some(({ id }) => id === stage)
  const problems = changes.flatMap(({ id, into }): StageProblem[] =>
    id === null || into === null || stays(into) ? [] : [{ stage: id, field: 'into', why: 'into-removed' }],
  )
  return staying.length > mostStages ? [...problems, { stage: null, field: 'name', why: 'too-many' }] : problems
}
