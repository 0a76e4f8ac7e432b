import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { changeInvitation } from '../../invitations/acts/change-invitation.ts'
import type { Changed, VersionedInvitation } from '../../invitations/invitation.ts'
import { missingIn, type InterviewResult } from '../result.ts'

/** Records how an interview ended, also after the batch is closed. */
export async function recordResult(
  db: Db,
  seen: VersionedInvitation,
  ended: InterviewResult,
  actor: ColleagueActor,
): Promise<Changed | { refused: 'reason-needed' | 'note-needed' }> {
  const missing = missingIn(ended)
  if (missing) return { refused: `${missing}-needed` }
  const { result, reason, note } = ended
  const values = { result, result_reason: result === 'refused' ? reason : null, result_note: note }
  return changeInvitation(db, seen, { action: 'result', values: () => values }, actor)
}
