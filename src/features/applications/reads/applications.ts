import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

export type Application = NonNullable<Awaited<ReturnType<typeof findApplication>>>

function withNames(db: Db) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .leftJoin('users', 'users.id', 'applications.owner_id')
    .selectAll('applications')
    .select([
      'vacancies.title',
      'cities.time_zone',
      'stages.kind as stage_kind',
      'stages.name as stage_name',
      'users.name as owner',
    ])
}

/** One application with the names around it. */
export function findApplication(db: Db, id: number) {
  return withNames(db)
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select('candidates.name')
    .where('applications.id', '=', id)
    .where('candidates.erased', '=', 0)
    .executeTakeFirst()
}

/** The applications of a candidate, the latest first. */
export function applicationsOf(db: Db, candidate: number) {
  return withNames(db).where('applications.candidate_id', '=', candidate).orderBy('applications.id', 'desc').execute()
}

/** Applications of candidates who can be seen: neither erased, nor in a file that is still being imported. */
function visible(db: Db) {
  return db
    .selectFrom('applications')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .where('candidates.erased', '=', 0)
    .where((eb) => published(eb))
    .selectAll('applications')
    .select('stages.kind as stage_kind')
}

export type VisibleApplication = NonNullable<Awaited<ReturnType<typeof visibleApplication>>>

export function visibleApplication(db: Db, id: number) {
  return visible(db).where('applications.id', '=', id).executeTakeFirst()
}

/** Applications made after another one, to one vacancy or all, in the order they were made. */
export function visibleApplications(
  db: Db,
  { after, limit, vacancy }: { after: number; limit: number; vacancy: number | undefined },
) {
  const later = visible(db).where('applications.id', '>', after).orderBy('applications.id').limit(limit)
  return (vacancy === undefined ? later : later.where('applications.vacancy_id', '=', vacancy)).execute()
}
