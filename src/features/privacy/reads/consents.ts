import type { Db } from '../../../db/open.ts'

export type ConsentRow = Awaited<ReturnType<typeof consentsOf>>[number]

/** What somebody has agreed to, in the order it was written down. */
export function consentsOf(db: Db, candidate: number) {
  return db
    .selectFrom('consents')
    .leftJoin('applications', 'applications.id', 'consents.application_id')
    .leftJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .leftJoin('users', 'users.id', 'consents.recorded_by')
    .select([
      'consents.id',
      'consents.application_id',
      'consents.given_on',
      'consents.until',
      'consents.wording',
      'consents.channel',
      'consents.withdrawn_on',
      'consents.recorded_at',
      'vacancies.title',
      'users.name as recorded_by',
    ])
    .where('consents.candidate_id', '=', candidate)
    .orderBy('consents.id')
    .execute()
}

/** The vacancies a candidate may agree to be considered for. */
export function applicationsToAgreeTo(db: Db, candidate: number) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .select(['applications.id', 'vacancies.title'])
    .where('applications.candidate_id', '=', candidate)
    .orderBy('applications.id', 'desc')
    .execute()
}
