import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Changed, VersionedInvitation } from '../../invitations/invitation.ts'
import { changeOnTheDay, type DayRefusal } from '../change-on-the-day.ts'
import { missingIn, type InterviewResult } from '../result.ts'

export type ResultRefusal = DayRefusal | 'reason-needed' | 'note-needed'

/**
 * Records how an interview ended, also after the batch is closed. Somebody with a result has come, also when nobody has
 * marked it; somebody who did not come has no result.
 */
export async function recordResult(
  db: Db,
  seen: VersionedInvitation,
  ended: InterviewResult,
  actor: ColleagueActor,
): Promise<Changed | { refused: ResultRefusal }> {
  const missing = missingIn(ended)
  if (missing) return { refused: `${missing}-needed` }
  const { result, reason, note } = ended
  const values = { result, result_reason: result === 'refused' ? reason : null, result_note: note }
  const valuesFrom = ({ presence }: InvitationState) => {
    if (presence === 'missed') return { refused: 'not-come' as const }
    return presence === null ? { ...values, presence: 'came' as const } : values
  }
  return changeOnTheDay(db, seen, { action: 'result', values: valuesFrom }, actor)
}
