import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'

/** Threads of people by whom a text can be looked at: invited to what is still to come, the next ones first. */
export function peopleToPreview(db: Db, now: Temporal.Instant) {
  return db
    .selectFrom('invitations')
    .innerJoin('threads', 'threads.id', 'invitations.thread_id')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select(['threads.id', 'candidates.name', 'vacancies.title', 'batches.time_zone'])
    .select('slots.starts_at')
    .where('invitations.status', '=', 'active')
    .where('batches.status', '=', 'planned')
    .where('slots.starts_at', '>', now.toString())
    .orderBy('slots.starts_at')
    .orderBy('invitations.id')
    .limit(20)
    .execute()
}
