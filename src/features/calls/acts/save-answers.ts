import { answerColumns } from '../../../db/answer-columns.ts'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import type { AnswerColumns, CheckAnswer } from '../../../db/schema/primitives.ts'
import { changeInvitation } from '../../invitations/acts/change-invitation.ts'
import { replied, type Changed } from '../../invitations/invitation.ts'

export type Answers = { [column in keyof AnswerColumns]?: CheckAnswer | undefined }

/**
 * Saves the person's reply and the answers of the confirmation call; those that are undefined stay as they are.
 * @param version null for one answer by itself, which overwrites no other
 */
export function saveAnswers(
  db: Db,
  { id, version }: { id: number; version: number | null },
  given: Answers,
  actor: ColleagueActor,
): Promise<Changed> {
  return changeInvitation(
    db,
    { id, version },
    {
      action: 'answers',
      values: (before) => {
        const changed = answerColumns.filter(
          (column) => given[column] !== undefined && given[column] !== before[column],
        )
        const values: Partial<InvitationState> = Object.fromEntries(changed.map((column) => [column, given[column]]))
        return values.reply ? { ...values, ...replied(values.reply, 'call', actor) } : values
      },
    },
    actor,
  )
}
