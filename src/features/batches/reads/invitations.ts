import type { Db } from '../../../db/open.ts'
import type { InvitationTable } from '../../../db/schema/invitations.ts'
import type { AnswerColumns } from '../../../db/schema/primitives.ts'
import { answerColumns } from '../../invitations/acts/change-invitation.ts'

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
  name: string
  source: string | null
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
  ...answerColumns.map((answer) => `invitations.${answer}` as const),
  'candidates.name',
  'candidates.source',
] as const

const withNames = (db: Db) =>
  db.selectFrom('invitations').innerJoin('candidates', 'candidates.id', 'invitations.candidate_id').select(rowColumns)

/** Everybody who was ever invited to a batch, by slot and name; moved and cancelled ones too. */
export function invitationsOfBatch(db: Db, batchId: number): Promise<InvitationRow[]> {
  return withNames(db)
    .where('invitations.batch_id', '=', batchId)
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

export type Clash = {
  candidate_id: number
  name: string
  batch_id: number
  title: string
  starts_at: string
  time_zone: string
}

/** People of a batch who are also invited elsewhere at an overlapping time. */
export function clashesOfBatch(db: Db, batchId: number): Promise<Clash[]> {
  return db
    .selectFrom('invitations as here')
    .innerJoin('slots as slot_here', 'slot_here.id', 'here.slot_id')
    .innerJoin('invitations as there', (join) =>
      join
        .onRef('there.candidate_id', '=', 'here.candidate_id')
        .onRef('there.batch_id', '!=', 'here.batch_id')
        .on('there.status', '=', 'active'),
    )
    .innerJoin('slots as slot_there', 'slot_there.id', 'there.slot_id')
    .innerJoin('batches', 'batches.id', 'there.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('candidates', 'candidates.id', 'here.candidate_id')
    .select([
      'here.candidate_id',
      'candidates.name',
      'there.batch_id',
      'vacancies.title',
      'slot_there.starts_at',
      'batches.time_zone',
    ])
    .where('here.batch_id', '=', batchId)
    .where('here.status', '=', 'active')
    .where('batches.status', '=', 'planned')
    .whereRef('slot_here.starts_at', '<', 'slot_there.ends_at')
    .whereRef('slot_there.starts_at', '<', 'slot_here.ends_at')
    .orderBy('candidates.search_key')
    .execute()
}

/** Candidates of the batch's vacancy whom nobody has invited to it yet, in the order they applied. */
export function candidatesToInvite(db: Db, batchId: number, vacancyId: number, after: number, limit: number) {
  return db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select([
      'applications.id as application_id',
      'candidates.id',
      'candidates.name',
      'candidates.source',
      'candidates.experience_months',
      'candidates.city_id',
    ])
    .select((eb) =>
      eb
        .selectFrom('invitations')
        .innerJoin('slots', 'slots.id', 'invitations.slot_id')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select((inner) => inner.fn.min('slots.starts_at').as('starts_at'))
        .whereRef('invitations.candidate_id', '=', 'candidates.id')
        .where('invitations.status', '=', 'active')
        .where('batches.status', '=', 'planned')
        .as('invited_elsewhere'),
    )
    .where('applications.vacancy_id', '=', vacancyId)
    .where('applications.closed_at', 'is', null)
    .where('applications.id', '>', after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('invitations')
            .select('invitations.id')
            .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
            .where('invitations.batch_id', '=', batchId)
            .where('invitations.status', '=', 'active'),
        ),
      ),
    )
    .orderBy('applications.id')
    .limit(limit)
    .execute()
}
