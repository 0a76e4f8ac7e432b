import type { Db } from '../../../db/open.ts'
import type { InvitationTable } from '../../../db/schema/invitations.ts'
import type { AnswerColumns, Flag } from '../../../db/schema/primitives.ts'
import { answerColumns } from '../../../db/answer-columns.ts'
import { trialOfInvitation } from '../../message-templates/reads/trial-of-invitation.ts'

export type InvitationRow = AnswerColumns & {
  id: number
  batch_id: number
  slot_id: number
  candidate_id: number
  version: number
  status: InvitationTable['status']
  walk_in: 0 | 1
  chance: number | null
  end_reason: string | null
  presence: InvitationTable['presence']
  arrived_at: string | null
  called_in_at: string | null
  result: InvitationTable['result']
  result_reason: string | null
  result_note: string | null
  invited_at: string
  asked_at: string | null
  /** For what the person was drawn in a trial of messages, as `3b`. */
  trial: string | null
  replied_at: string | null
  reply_via: InvitationTable['reply_via']
  name: string
  source: string | null
  /** Whether the last confirmation call reached the person; null before the first. */
  last_call: Flag | null
}

const rowColumns = [
  'invitations.id',
  'invitations.batch_id',
  'invitations.slot_id',
  'invitations.candidate_id',
  'invitations.version',
  'invitations.status',
  'invitations.walk_in',
  'invitations.chance',
  'invitations.end_reason',
  'invitations.presence',
  'invitations.arrived_at',
  'invitations.called_in_at',
  'invitations.result',
  'invitations.result_reason',
  'invitations.result_note',
  'invitations.invited_at',
  'invitations.asked_at',
  'invitations.replied_at',
  'invitations.reply_via',
  ...answerColumns.map((answer) => `invitations.${answer}` as const),
  'candidates.name',
  'candidates.source',
] as const

function withNames(db: Db) {
  return db
    .selectFrom('invitations')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .select(rowColumns)
    .select((eb) =>
      eb
        .selectFrom('call_attempts')
        .select('call_attempts.reached')
        .whereRef('call_attempts.invitation_id', '=', 'invitations.id')
        .orderBy('call_attempts.id', 'desc')
        .limit(1)
        .as('last_call'),
    )
    .select(trialOfInvitation)
}

/** Everybody who was ever invited to a batch, by name; moved and cancelled invitations, too. */
export function invitationsOfBatch(db: Db, batchId: number): Promise<InvitationRow[]> {
  return invitationsOfBatches(db, [batchId])
}

/** The same of several batches. */
export function invitationsOfBatches(db: Db, ids: readonly number[]): Promise<InvitationRow[]> {
  return withNames(db)
    .where('invitations.batch_id', 'in', [0, ...ids])
    .orderBy('candidates.search_key')
    .orderBy('invitations.id')
    .execute()
}

export function invitationById(db: Db, id: number): Promise<InvitationRow | undefined> {
  return withNames(db).where('invitations.id', '=', id).executeTakeFirst()
}

/** Phones and e-mails of everybody who is invited to a batch. */
export function contactsOfBatch(db: Db, batchId: number) {
  return db
    .selectFrom('invitations')
    .innerJoin('candidate_contacts', 'candidate_contacts.candidate_id', 'invitations.candidate_id')
    .select(['invitations.candidate_id', 'candidate_contacts.kind', 'candidate_contacts.value'])
    .where('invitations.batch_id', '=', batchId)
    .where('invitations.status', '=', 'active')
    .orderBy('candidate_contacts.id')
    .execute()
}
