import { turnoutOf } from '../turnout/summary.ts'
import { rankOf, stageKinds, type StageKind } from './stages.ts'

/** The steps counted: everybody who applied, then each kind of stage from the invitation on. */
export const funnelSteps = ['applied', 'invited', 'came', 'passed', 'offered', 'accepted', 'started'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** One application: the furthest step it reached, and whether it is still open. */
export type Progress = { reached: StageKind; open: boolean }

/**
 * How many reached a step or went further. `ofBefore` is their share of the step before, with its 90 % interval, null
 * when nobody reached that one; `ofAll` is the share of all who applied. `undecided` are the open applications at the
 * step before: the share may still grow by them.
 */
export type FunnelRow = {
  step: FunnelStep
  people: number
  before: number
  ofBefore: { rate: number; from: number; to: number } | null
  ofAll: number | null
  undecided: number
}

/** What the undated article states: a hundred CVs, fifteen meetings planned, five people met. */
export const STATED_FUNNEL: Partial<Record<FunnelStep, number>> = { applied: 100, invited: 15, came: 5 }

const stepOf = (reached: StageKind): number => Math.max(0, rankOf(reached) - rankOf('screening'))

/** The furthest of several kinds. */
export const furthest = (reached: readonly StageKind[]): StageKind => stageKinds[Math.max(0, ...reached.map(rankOf))]!

/** A cohort step by step: an application counts at every step up to its furthest. */
export function funnelOf(cohort: readonly Progress[]): FunnelRow[] {
  const standing = funnelSteps.map(() => ({ all: 0, open: 0 }))
  for (const { reached, open } of cohort) {
    const at = standing[stepOf(reached)]!
    at.all++
    if (open) at.open++
  }
  const people = standing.map((_, step) => standing.slice(step).reduce((sum, { all }) => sum + all, 0))
  return funnelSteps.map((step, index) => {
    const before = index === 0 ? 0 : people[index - 1]!
    const share = turnoutOf({ invited: before, came: index === 0 ? 0 : people[index]! })
    return {
      step,
      people: people[index]!,
      before,
      ofBefore: share.rate === null || share.interval === null ? null : { rate: share.rate, ...share.interval },
      ofAll: cohort.length === 0 ? null : people[index]! / cohort.length,
      undecided: index === 0 ? 0 : standing[index - 1]!.open,
    }
  })
}
