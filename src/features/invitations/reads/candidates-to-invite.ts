import type { Db } from '../../../db/open.ts'

/**
 * Who can be invited to a batch: those who applied to its vacancy, are still considered and are not invited to it yet,
 * in the order they applied. `invited_elsewhere` is the first slot of another open batch that they are invited to.
 */
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
