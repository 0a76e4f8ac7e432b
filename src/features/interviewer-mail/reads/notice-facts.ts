import type { Db } from '../../../db/open.ts'

export type NoticeFacts = Awaited<ReturnType<typeof noticeFacts>> & object

/** Everything that a mail to an interviewer says, as it is at this moment; no candidate is named. */
export function noticeFacts(db: Db, id: number) {
  return db
    .selectFrom('interviewer_notices')
    .innerJoin('users', 'users.id', 'interviewer_notices.user_id')
    .innerJoin('batches', 'batches.id', 'interviewer_notices.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('slots')
          .select(({ fn }) => [
            'batch_id',
            fn.min('starts_at').as('starts_at'),
            fn.max('ends_at').as('ends_at'),
            fn.max('interviewers').as('interviewers'),
          ])
          .groupBy('batch_id')
          .as('hours'),
      (join) => join.onRef('hours.batch_id', '=', 'batches.id'),
    )
    .select(['interviewer_notices.is_new', 'interviewer_notices.started_at', 'interviewer_notices.created_at'])
    .select(['users.email', 'users.language', 'users.disabled_at', 'users.interview_mail'])
    .select(['batches.id as batch', 'batches.status', 'batches.time_zone', 'batches.place', 'vacancies.title'])
    .select(['cities.name_ru', 'cities.name_en'])
    .select(['hours.starts_at', 'hours.ends_at', 'hours.interviewers'])
    .where('interviewer_notices.id', '=', id)
    .executeTakeFirst()
}
