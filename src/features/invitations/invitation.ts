import type { Actor } from '../../db/actor.ts'
import type { AnswerColumns, ReplyVia } from '../../db/schema/primitives.ts'

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
const afterClosing: ReadonlySet<InvitationAction> = new Set(['result', 'moved'])

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

/** The columns of what a person replied now, or with null that they have not replied. */
export function replied(reply: AnswerColumns['reply'], via: ReplyVia, { at }: Actor) {
  return { reply, replied_at: reply && at.toString(), reply_via: reply && via }
}

/** The columns of an invitation that is made now. */
export function newInvitation(
  batchId: number,
  slotId: number,
  candidateId: number,
  chance: number | null,
  { by, at }: Actor,
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
