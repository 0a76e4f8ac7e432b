/**
 * What a stage can mean, in the order of the way from a CV to the first working day. Stages are named and ordered as a
 * team likes; its meaning is what facts recorded elsewhere move a candidate by, and what the funnel counts.
 */
export const stageKinds = ['new', 'screening', 'invited', 'came', 'passed', 'offered', 'accepted', 'started'] as const

export type StageKind = (typeof stageKinds)[number]

/** What is recorded in other places than the board: these facts move a candidate on by themselves. */
export type RecordedFact = Exclude<StageKind, 'new' | 'screening'>

type Meaning = { kind: StageKind }

/** How far along the way a meaning stands, from 0. */
export const rankOf = (kind: StageKind): number => stageKinds.indexOf(kind)

/**
 * The stage for somebody who has got as far as `reached`: the first of those that mean it or, where the team has none,
 * that mean the nearest thing before it.
 *
 * @param stages in the order of the board
 * @returns undefined when every stage means more than was reached
 */
export function stageFor<S extends Meaning>(stages: readonly S[], reached: StageKind): S | undefined {
  const open = stages.filter(({ kind }) => rankOf(kind) <= rankOf(reached))
  const furthest = Math.max(...open.map(({ kind }) => rankOf(kind)))
  return open.find(({ kind }) => rankOf(kind) === furthest)
}

/**
 * Whether one side is making up its mind, so that a week without a word loses the person. Who is only invited has a day
 * set.
 */
export const isInTalks = (kind: StageKind): boolean =>
  kind === 'came' || kind === 'passed' || kind === 'offered' || kind === 'accepted'
