import type { EndedBy } from '../../db/schema/applications.ts'
import { rankOf, type StageKind } from '../../domain/pipeline/stages.ts'

/** Who can end an application. */
export const endings = ['team', 'candidate'] as const satisfies readonly EndedBy[]

/** Why an application ended, where that is known, and who ended it; with a message the person is told of the team's. */
export type Closure = { endedBy: EndedBy; reason: string | null; message?: { note: string | null } }

/** What is to be done next for a candidate, and by which day. */
export type NextStep = { text: string; due: string }

/** Whether the first working day comes next: the offer is accepted, and no day is recorded. */
export function awaitsStart({ started_on, stage_kind }: { started_on: string | null; stage_kind: StageKind }): boolean {
  return started_on === null && rankOf(stage_kind) >= rankOf('accepted')
}

/** What came of changing one application: `stale` when somebody else changed it first, or it is in the wrong state. */
export type Change = { changed: true } | { stale: true }

/** The same of closing: `ended` is how many invitations to come were cancelled with it. */
export type Closed = { changed: true; ended: number } | { stale: true }

/** The same of opening again: invitations that are in force again, and those that stay cancelled. */
export type Reopened = { changed: true; restored: number; left: number } | { stale: true }
