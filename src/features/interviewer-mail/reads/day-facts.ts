import type { Db } from '../../../db/open.ts'

/** Everything that a mail to an interviewer says of a day, as it is at this moment; no candidate is named. */
export function dayFacts(db: Db, batch: number) {
  return db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .innerJoin('slots', 'slots.batch_id', 'batches.id')
    .select(['batches.status', 'batches.time_zone', 'batches.place', 'vacancies.title'])
    .select(['cities.name_ru', 'cities.name_en'])
    .select(({ fn }) => [
      fn.min('slots.starts_at').as('starts_at'),
      fn.max('slots.ends_at').as('ends_at'),
      fn.max('slots.interviewers').as('interviewers'),
    ])
    .where('batches.id', '=', batch)
    .groupBy(['batches.status', 'batches.time_zone', 'batches.place', 'vacancies.title'])
    .groupBy(['cities.name_ru', 'cities.name_en'])
    .executeTakeFirst()
}
