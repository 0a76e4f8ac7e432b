import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'

/** What a candidate has applied to, the latest first. */
export function applicationsOf(db: Db, candidate: number) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(['applications.id', 'applications.vacancy_id', 'vacancies.title', 'cities.time_zone'])
    .select(['applications.created_at', 'applications.closed_at', 'applications.close_reason'])
    .where('applications.candidate_id', '=', candidate)
    .orderBy('applications.id', 'desc')
    .execute()
}

/** Every time a candidate was invited for, moved and cancelled ones too, the latest first. */
export function interviewsOf(db: Db, candidate: number) {
  return db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select(['invitations.id', 'invitations.batch_id', 'vacancies.title', 'slots.starts_at', 'batches.time_zone'])
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
    .select(['offers.id', 'vacancies.title', 'offers.amount', 'offers.basis', 'offers.status', 'offers.created_at', 'cities.time_zone'])
    .where('offers.candidate_id', '=', candidate)
    .orderBy('offers.id', 'desc')
    .execute()
}

/** The file a candidate came with. */
export function importOf(db: Db, id: number) {
  return db.selectFrom('imports').select(['id', 'file_name', 'created_at']).where('id', '=', id).executeTakeFirst()
}

/** Applying again to the same vacancy changes nothing. */
export async function apply(db: Db, candidate: number, vacancy: number, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('applications')
    .values({ candidate_id: candidate, vacancy_id: vacancy, created_at: now.toString() })
    .onConflict((conflict) => conflict.columns(['vacancy_id', 'candidate_id']).doNothing())
    .execute()
}

export function findApplication(db: Db, candidate: number, id: number) {
  return db
    .selectFrom('applications')
    .innerJoin('vacancies', 'vacancies.id', 'applications.vacancy_id')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select(['applications.id', 'vacancies.title', 'candidates.name'])
    .where('applications.candidate_id', '=', candidate)
    .where('applications.id', '=', id)
    .executeTakeFirst()
}

/** @param closure why and when the candidate is out; null takes them back in */
export async function setApplicationClosed(db: Db, id: number, closure: { reason: string; at: Temporal.Instant } | null): Promise<void> {
  await db
    .updateTable('applications')
    .set({ closed_at: closure?.at.toString() ?? null, close_reason: closure?.reason ?? null })
    .where('id', '=', id)
    .execute()
}
