import type { Db } from '../../../db/open.ts'

/** The application for which somebody is invited, while it is open. */
export function openApplicationOf(db: Db, invitationId: number) {
  return db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('applications', (join) =>
      join
        .onRef('applications.candidate_id', '=', 'invitations.candidate_id')
        .onRef('applications.vacancy_id', '=', 'batches.vacancy_id'),
    )
    .select(['applications.id', 'applications.version'])
    .where('invitations.id', '=', invitationId)
    .where('applications.closed_at', 'is', null)
    .executeTakeFirst()
}
