import type { Db } from '../../../db/open.ts'
import type { AnswerColumns, Origin } from '../../../db/schema/primitives.ts'

/** Whose history: of one invitation, of everybody invited to a batch, or of one candidate. */
export type Whose = { of: 'invitations.id' | 'invitations.batch_id' | 'invitations.candidate_id'; id: number }

/** A change of an invitation that was not taken back, with the answers before it; `by` is who made it. */
export type InvitationEvent = {
  invitation_id: number
  action: string
  at: string
  by: string | null
  origin: Origin
  before: AnswerColumns
}

/** Changes that were not taken back, the earliest first. */
export async function invitationEvents(db: Db, whose: Whose): Promise<InvitationEvent[]> {
  const rows = await db
    .selectFrom('invitation_events')
    .innerJoin('invitations', 'invitations.id', 'invitation_events.invitation_id')
    .leftJoin('users', 'users.id', 'invitation_events.by_user')
    .select([
      'invitation_events.invitation_id',
      'invitation_events.action',
      'invitation_events.at',
      'invitation_events.before_json',
      'invitation_events.origin',
      'users.name as by',
    ])
    .where('invitation_events.undone', '=', 0)
    .where(whose.of, '=', whose.id)
    .orderBy('invitation_events.id')
    .execute()
  return rows.map(({ before_json, ...row }) => ({ ...row, before: JSON.parse(before_json) as AnswerColumns }))
}

/** Calls and reminders of one invitation, and who invited, with the names of those who did it. */
export async function contactsMade(db: Db, invitationId: number) {
  const calls = await db
    .selectFrom('call_attempts')
    .leftJoin('users', 'users.id', 'call_attempts.by_user')
    .select(['call_attempts.at', 'call_attempts.reached', 'call_attempts.note', 'users.name as by'])
    .where('invitation_id', '=', invitationId)
    .orderBy('call_attempts.id')
    .execute()
  const reminders = await db
    .selectFrom('reminders')
    .leftJoin('users', 'users.id', 'reminders.by_user')
    .select(['reminders.at', 'reminders.channel', 'users.name as by'])
    .where('invitation_id', '=', invitationId)
    .orderBy('reminders.id')
    .execute()
  const invited = await db
    .selectFrom('invitations')
    .leftJoin('users', 'users.id', 'invitations.invited_by')
    .select(['invitations.invited_at as at', 'invitations.chance', 'users.name as by'])
    .where('invitations.id', '=', invitationId)
    .executeTakeFirstOrThrow()
  return { invited, calls, reminders }
}
