/**
 * The kinds of stage, in order from a CV to the first working day. A team names and orders its stages freely; the kind
 * says which recorded facts move candidates into a stage, and what the funnel counts.
 */
export const stageKinds = ['new', 'screening', 'invited', 'came', 'passed', 'offered', 'accepted', 'started'] as const

export type StageKind = (typeof stageKinds)[number]

/** Facts that other pages record, and that move a candidate to the stage of their kind. */
export type RecordedFact = Exclude<StageKind, 'new' | 'screening'>

/** The position of a kind in that order, from 0. */
export const rankOf = (kind: StageKind): number => stageKinds.indexOf(kind)

/**
 * The stage for somebody who has got as far as `reached`: the first stage of that kind or, where the team has none, of
 * the nearest kind before it.
 *
 * @param stages in the order of the board
 * @returns undefined when every stage is of a later kind
 */
export function stageFor<S extends { kind: StageKind }>(stages: readonly S[], reached: StageKind): S | undefined {
  const open = stages.filter(({ kind }) => rankOf(kind) <= rankOf(reached))
  const furthest = Math.max(...open.map(({ kind }) => rankOf(kind)))
  return open.find(({ kind }) => rankOf(kind) === furthest)
}

/**
 * Whether one side is deciding, so that a week without contact may lose the person. Somebody who is only invited has a
 * day set.
 */
export const isInTalks = (kind: StageKind): boolean =>
  kind === 'came' || kind === 'passed' || kind === 'offered' || kind === 'accepted'
