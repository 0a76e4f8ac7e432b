import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { VersionedInvitation } from '../../invitations/invitation.ts'
import type { InterviewResult } from '../result.ts'
import { recordResult } from './record-result.ts'

export type ResultOf = { seen: VersionedInvitation; ended: InterviewResult }

/**
 * Records the results of several interviews, each as by itself: one that cannot be recorded stops none of the others.
 * @returns how many were recorded, and how many could not be
 */
export async function recordResults(
  db: Db,
  results: readonly ResultOf[],
  actor: ColleagueActor,
): Promise<{ recorded: number; left: number }> {
  let recorded = 0
  for (const { seen, ended } of results) if ('done' in (await recordResult(db, seen, ended, actor))) recorded += 1
  return { recorded, left: results.length - recorded }
}
