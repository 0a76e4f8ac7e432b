import { rankOf, stageFor, type StageKind } from './stages.ts'
import type { ToldApplication } from './told-application.ts'

/** How an application stands in the database, or after earlier rows of the same file. */
export type Standing = {
  reached: StageKind
  ended: ToldApplication['ended']
  /** Whether somebody here has worked on it: what people decided no file takes back. */
  byHand: boolean
}

/**
 * Why something that a file tells was not taken: it would move somebody back, end what is worked on here, or go on with
 * what was ended here.
 */
export type NotTaken = 'stage-behind' | 'ended-there-only' | 'ended-here'

export type TakenIn = { after: Standing; isNew: boolean; moved: boolean; ended: boolean; note: NotTaken | null }

/** What becomes of an application by what a file tells: forward only. @param stages those of its board */
export function takeIn(
  standing: Standing | null,
  told: Pick<ToldApplication, 'reached' | 'ended'>,
  stages: readonly { kind: StageKind }[],
): TakenIn {
  const first = stages[0]?.kind ?? 'new'
  const target = (told.reached && stageFor(stages, told.reached)?.kind) ?? first
  if (standing === null) {
    const after: Standing = { reached: target, ended: told.ended, byHand: false }
    return { after, isNew: true, moved: target !== first, ended: told.ended !== null, note: null }
  }
  const left = (note: NotTaken | null): TakenIn => ({ after: standing, isNew: false, moved: false, ended: false, note })
  if (standing.ended !== null) return left(told.ended === null && told.reached !== null ? 'ended-here' : null)
  const moved = told.reached !== null && rankOf(target) > rankOf(standing.reached)
  const ends = told.ended !== null && !standing.byHand
  const after: Standing = {
    reached: moved ? target : standing.reached,
    ended: ends ? told.ended : null,
    byHand: standing.byHand,
  }
  const isBehind = told.reached !== null && rankOf(target) < rankOf(standing.reached)
  const note = told.ended !== null && !ends ? 'ended-there-only' : isBehind && !ends ? 'stage-behind' : null
  return { after, isNew: false, moved, ended: ends, note }
}
