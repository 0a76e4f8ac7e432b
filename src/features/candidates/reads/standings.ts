import type { Db } from '../../../db/open.ts'

export type CandidateStanding = Awaited<ReturnType<typeof standings>>[number]

/** Where some people stand on the vacancies they have applied for, in the order they applied. */
export function standings(db: Db, candidates: readonly number[]) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select(['applications.candidate_id', 'vacancies.title', 'stages.kind', 'stages.name', 'applications.closed_at'])
    .where('applications.candidate_id', 'in', candidates)
    .orderBy('applications.id')
    .execute()
}
