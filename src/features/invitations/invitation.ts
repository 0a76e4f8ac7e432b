import { answerColumns } from '../../db/answer-columns.ts'
import type { ColleagueActor } from '../../db/actor.ts'
import type { InvitationTable } from '../../db/schema/invitations.ts'
import type { AnswerColumns } from '../../db/schema/primitives.ts'

/** The part of an invitation that changes after it was made; undo goes back to it. */
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
  ...answerColumns,
] as const satisfies readonly (keyof InvitationState)[]

/** An invitation in the version that somebody saw. */
export type VersionedInvitation = { id: number; version: number }

/** What is written in the history of an invitation. */
export type InvitationAction =
  | 'answers'
  | 'came'
  | 'late'
  | 'missed'
  | 'left'
  | 'call-in'
  | 'result'
  | 'cancelled'
  | 'moved'

/** Still possible when the batch is closed. */
const afterClosing: ReadonlySet<InvitationAction> = new Set(['result', 'cancelled', 'moved'])

export function needsOpenBatch(action: InvitationAction): boolean {
  return !afterClosing.has(action)
}

/** Where a change is made: in the confirmation call or at the reception. Each takes back only its own changes. */
export type Place = 'call' | 'reception'

export function placeOf(action: string): Place {
  return action === 'answers' ? 'call' : 'reception'
}

/** `stale`: somebody changed it meanwhile, it is no longer active, or its batch is closed; nothing was written. */
export type Changed = { done: true } | { stale: true }

/** The columns of an invitation that is made now. */
export function newInvitation(
  batchId: number,
  slotId: number,
  candidateId: number,
  chance: number | null,
  { by, at }: ColleagueActor,
) {
  return {
    batch_id: batchId,
    slot_id: slotId,
    candidate_id: candidateId,
    status: 'active' as const,
    walk_in: 0 as const,
    invited_at: at.toString(),
    invited_by: by,
    chance,
  }
}
