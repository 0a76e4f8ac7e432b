import { answerColumns } from './answer-columns.ts'
import type { InvitationTable } from './schema/invitations.ts'
import type { AnswerColumns } from './schema/primitives.ts'

/** The part of an invitation that changes after it was made; its history keeps it, and undo goes back to it. */
export type InvitationState = AnswerColumns &
  Pick<
    InvitationTable,
    | 'slot_id'
    | 'status'
    | 'ended_at'
    | 'end_reason'
    | 'presence'
    | 'arrived_at'
    | 'called_in_at'
    | 'result'
    | 'result_reason'
    | 'result_note'
    | 'replied_at'
    | 'reply_via'
    | 'end_origin'
  >

export const stateColumns = [
  'slot_id',
  'status',
  'ended_at',
  'end_reason',
  'presence',
  'arrived_at',
  'called_in_at',
  'result',
  'result_reason',
  'result_note',
  'replied_at',
  'reply_via',
  'end_origin',
  ...answerColumns,
] as const satisfies readonly (keyof InvitationState)[]
