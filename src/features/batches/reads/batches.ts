import { searchKey } from '../../../domain/people/names.ts'
import type { CommonRate } from '../../../domain/chances/show-rate.ts'
import type { TimeSpan } from '../../../domain/scheduling/slot-times.ts'
import type { Db } from '../../../db/open.ts'
import type { Language } from '../../../db/schema/index.ts'

const batchColumns = [
  'batches.id',
  'batches.vacancy_id',
  'batches.format',
  'batches.date',
  'batches.time_zone',
  'batches.minutes',
  'batches.waiting_seats',
  'batches.seats',
  'batches.quorum',
  'batches.goal',
  'batches.confidence',
  'batches.rate_json',
  'batches.rate_basis',
  'batches.forecast_json',
  'batches.place',
  'batches.contact',
  'batches.invitation_text',
  'batches.status',
  'batches.version',
  'vacancies.title',
  'vacancies.city_id',
  'cities.name_ru',
  'cities.name_en',
] as const

export type Batch = Awaited<ReturnType<typeof findBatch>> & object

export async function findBatch(db: Db, id: number) {
  const row = await db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(batchColumns)
    .where('batches.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, rate: JSON.parse(row.rate_json) as CommonRate }
}

export type Slot = {
  id: number
  position: number
  starts_at: string
  ends_at: string
  interviewers: number
  planned_invitations: number
}

export function slotsOfBatch(db: Db, batchId: number): Promise<Slot[]> {
  return db
    .selectFrom('slots')
    .select(['id', 'position', 'starts_at', 'ends_at', 'interviewers', 'planned_invitations'])
    .where('batch_id', '=', batchId)
    .orderBy('position')
    .execute()
}

export async function interviewersOfBatch(db: Db, batchId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('batch_interviewers')
    .select('name')
    .where('batch_id', '=', batchId)
    .orderBy('name_key')
    .execute()
  return rows.map((row) => row.name)
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

/** Slots of open batches of a vacancy after `from`: what a person can be offered instead. */
export function laterSlots(db: Db, vacancyId: number, from: string) {
  return db
    .selectFrom('slots')
    .innerJoin('batches', 'batches.id', 'slots.batch_id')
    .select(['slots.id', 'slots.starts_at', 'batches.id as batch_id', 'batches.date', 'batches.time_zone'])
    .where('batches.vacancy_id', '=', vacancyId)
    .where('batches.status', '=', 'planned')
    .where('slots.starts_at', '>', from)
    .orderBy('slots.starts_at')
    .limit(60)
    .execute()
}

/** What planning a batch needs of its vacancy. */
export function vacancyToPlan(db: Db, id: number, language: Language) {
  return db
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select([
      'vacancies.id',
      'vacancies.title',
      'cities.time_zone',
      language === 'ru' ? 'cities.name_ru as city' : 'cities.name_en as city',
    ])
    .where('vacancies.id', '=', id)
    .executeTakeFirst()
}
