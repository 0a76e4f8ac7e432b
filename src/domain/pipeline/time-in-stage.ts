import { stageKinds, type StageKind } from './stages.ts'

/** An application's way through the stages. Instants are ISO-8601; `steps` in order, `to` is null for its end. */
export type StageHistory = {
  since: string
  first: StageKind
  steps: readonly { at: string; to: StageKind | null }[]
}

/** One time in a stage, in days; not `over` while the person is still in it. */
export type Stay = { kind: StageKind; days: number; over: boolean }

const day = 86_400_000

/** The times an application spent in each kind of stage; consecutive stages of one kind count as one. */
export function staysOf({ since, first, steps }: StageHistory, now: string): Stay[] {
  const stays: Stay[] = []
  let standing: StageKind | null = first
  let entered = since
  const leave = (at: string, over: boolean) => {
    if (standing !== null)
      stays.push({ kind: standing, days: Math.max(0, Date.parse(at) - Date.parse(entered)) / day, over })
  }
  for (const { at, to } of steps) {
    if (to === standing) continue
    leave(at, true)
    standing = to
    entered = at
  }
  leave(now, false)
  return stays
}

/** How long people stay in a kind of stage: how many left it, how many are still in it, and the median days. */
export type StageTime = { kind: StageKind; left: number; standing: number; median: number | null }

/** The times of every kind that anybody has been in, except the last one, which nobody is meant to leave. */
export const stageTimes = (stays: readonly Stay[]): StageTime[] =>
  stageKinds.slice(0, -1).flatMap((kind) => {
    const here = stays.filter((stay) => stay.kind === kind)
    const left = here.filter(({ over }) => over).length
    return here.length === 0 ? [] : [{ kind, left, standing: here.length - left, median: medianStay(here) }]
  })

/**
 * The days after which half have left. People who are still in the stage count for as long as they have been there:
 * leaving them out would make a slow stage look quick. Kaplan & Meier (1958), "Nonparametric estimation from incomplete
 * observations".
 *
 * @returns null while fewer than half have left
 */
export function medianStay(stays: readonly Pick<Stay, 'days' | 'over'>[]): number | null {
  let staying = 1
  // Whoever leaves on a day leaves before those whose time there is only not known any further.
  const inOrder = stays.toSorted((one, other) => one.days - other.days || Number(other.over) - Number(one.over))
  for (const [index, { days, over }] of inOrder.entries()) {
    if (!over) continue
    staying *= 1 - 1 / (inOrder.length - index)
    if (staying <= 0.5 + 1e-12) return days
  }
  return null
}
