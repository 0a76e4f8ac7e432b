import type { Generated } from 'kysely'
import type { AnswerColumns, Flag, Origin, ReplyVia } from './primitives.ts'

export type InvitationTable = AnswerColumns & {
  id: Generated<number>
  batch_id: number
  slot_id: number
  candidate_id: number
  /** `moved` and `cancelled` ones are kept, and count neither as invited nor as missed. */
  status: 'active' | 'moved' | 'cancelled'
  walk_in: Flag
  invited_at: string
  invited_by: number | null
  ended_at: string | null
  end_reason: string | null
  /** The chance to come that was stated when the invitation was made; null for a walk-in. */
  chance: number | null
  presence: 'came' | 'late' | 'missed' | 'left' | null
  arrived_at: string | null
  called_in_at: string | null
  result: 'passed' | 'refused' | 'second' | null
  result_reason: string | null
  result_note: string | null
  /** The meeting that this is the present or a former place of; null when its person was erased. */
  thread_id: number | null
  /** When the person was first asked whether they come; null: nobody has asked, which is not silence. */
  asked_at: string | null
  replied_at: string | null
  reply_via: ReplyVia | null
  /** Who moved or cancelled it. */
  end_origin: Origin | null
  version: Generated<number>
}

/** Every change of an invitation: what undo goes back to, and who did it. */
export type InvitationEventTable = {
  id: Generated<number>
  invitation_id: number
  action: string
  before_json: string
  by_user: number | null
  origin: Generated<Origin>
  at: string
  undone: Flag
}

/** One attempt at the confirmation call. */
export type CallAttemptTable = {
  id: Generated<number>
  invitation_id: number
  at: string
  by_user: number | null
  reached: Flag
  /** What was said, or why nobody was reached. */
  note: string | null
}

/** A question of the confirmation call that the team words its own way or does not ask; the others have no row. */
export type CallQuestionTable = { id: string; wording: string | null; asked: Flag }

/**
 * A reminder that somebody gave outside of Yavka. Those recorded in one act, for a whole batch say, share its instant.
 */
export type ReminderTable = {
  id: Generated<number>
  invitation_id: number
  at: string
  by_user: number | null
  channel: 'sms' | 'messenger' | 'email' | 'call'
}
