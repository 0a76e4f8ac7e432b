import type { Db } from '../../../db/open.ts'
import { answerColumns } from '../../../db/answer-columns.ts'

/** Every time a candidate was invited for, moved and cancelled ones too, the latest first. */
export function interviewsOf(db: Db, candidate: number) {
  return db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select(['invitations.id', 'invitations.batch_id', 'vacancies.title', 'slots.starts_at', 'batches.time_zone'])
    .select(answerColumns.map((answer) => `invitations.${answer}` as const))
    .select(['invitations.status', 'invitations.presence', 'invitations.result', 'invitations.result_reason'])
    .where('invitations.candidate_id', '=', candidate)
    .orderBy('slots.starts_at', 'desc')
    .orderBy('invitations.id', 'desc')
    .execute()
}

export function offersOf(db: Db, candidate: number) {
  return db
    .selectFrom('offers')
    .innerJoin('vacancies', 'vacancies.id', 'offers.vacancy_id')
    .innerJoin('cities', 'cities.id', 'offers.city_id')
    .select([
      'offers.id',
      'vacancies.title',
      'offers.amount',
      'offers.variable_pay',
      'offers.share',
      'offers.basis',
      'offers.status',
      'offers.created_at',
      'cities.time_zone',
    ])
    .where('offers.candidate_id', '=', candidate)
    .orderBy('offers.id', 'desc')
    .execute()
}

/** The file a candidate came with. */
export function importOf(db: Db, id: number) {
  return db.selectFrom('imports').select(['id', 'file_name', 'created_at']).where('id', '=', id).executeTakeFirst()
}
