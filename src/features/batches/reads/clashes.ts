import type { Db } from '../../../db/open.ts'
import { searchKey } from '../../../domain/people/names.ts'
import type { TimeSpan } from '../../../domain/scheduling/slot-times.ts'

export type PersonClash = {
  candidate_id: number
  name: string
  batch_id: number
  title: string
  starts_at: string
  time_zone: string
}

/**
 * People of a batch who are also expected elsewhere: on the same day, or on another one that is still to come. Those
 * who missed one of the two, or left it, are not.
 */
export function personClashes(db: Db, batchId: number, now: string): Promise<PersonClash[]> {
  return db
    .selectFrom('invitations as here')
    .innerJoin('slots as slot_here', 'slot_here.id', 'here.slot_id')
    .innerJoin('batches as batch_here', 'batch_here.id', 'here.batch_id')
    .innerJoin('invitations as there', (join) =>
      join
        .onRef('there.candidate_id', '=', 'here.candidate_id')
        .onRef('there.batch_id', '!=', 'here.batch_id')
        .on('there.status', '=', 'active'),
    )
    .innerJoin('slots as slot_there', 'slot_there.id', 'there.slot_id')
    .innerJoin('batches', 'batches.id', 'there.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('candidates', 'candidates.id', 'here.candidate_id')
    .select([
      'here.candidate_id',
      'candidates.name',
      'there.batch_id',
      'vacancies.title',
      'slot_there.starts_at',
      'batches.time_zone',
    ])
    .where('here.batch_id', '=', batchId)
    .where('here.status', '=', 'active')
    .where('batches.status', '=', 'planned')
    .where((eb) => eb.or([eb('here.presence', 'is', null), eb('here.presence', 'in', ['came', 'late'])]))
    .where((eb) => eb.or([eb('there.presence', 'is', null), eb('there.presence', 'in', ['came', 'late'])]))
    .where((eb) => eb.or([eb('slot_there.ends_at', '>', now), eb('batches.date', '=', eb.ref('batch_here.date'))]))
    .orderBy('candidates.search_key')
    .orderBy('slot_there.starts_at')
    .execute()
}

export type InterviewerClash = { name: string; batch_id: number; title: string; starts_at: string; time_zone: string }

/** Interviewers of these names who are in another planned batch at an overlapping time. */
export async function interviewerClashes(
  db: Db,
  names: readonly string[],
  span: TimeSpan,
  exceptBatch: number | null,
): Promise<InterviewerClash[]> {
  if (names.length === 0) return []
  return db
    .selectFrom('batch_interviewers')
    .innerJoin('batches', 'batches.id', 'batch_interviewers.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('slots', 'slots.batch_id', 'batches.id')
    .select((eb) => [
      'batch_interviewers.name',
      'batches.id as batch_id',
      'vacancies.title',
      'batches.time_zone',
      eb.fn.min('slots.starts_at').as('starts_at'),
    ])
    .where('batch_interviewers.name_key', 'in', names.map(searchKey))
    .where('batches.status', '=', 'planned')
    .where('slots.starts_at', '<', span.endsAt)
    .where('slots.ends_at', '>', span.startsAt)
    .$if(exceptBatch !== null, (query) => query.where('batches.id', '!=', exceptBatch))
    .groupBy(['batch_interviewers.name', 'batches.id', 'vacancies.title', 'batches.time_zone'])
    .orderBy('starts_at')
    .execute()
}
