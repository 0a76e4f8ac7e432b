import type { Db } from '../../../db/open.ts'
import { storedRate } from '../../../domain/chances/stored-rate.ts'
import type { Language } from '../../../db/schema/primitives.ts'

export const batchColumns = [
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
  'batches.asks',
  'batches.goal_counts',
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
  const [batch] = await findBatches(db, [id])
  return batch
}

/** Batches with these ids, the earliest day first. */
export async function findBatches(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(batchColumns)
    .where('batches.id', 'in', [0, ...ids])
    .orderBy('batches.date')
    .orderBy('batches.id')
    .execute()
  return rows.map((row) => ({ ...row, rate: storedRate(row.rate_json) }))
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
  return slotsOfBatches(db, [batchId])
}

/** The slots of several batches, each batch's in order. */
export function slotsOfBatches(db: Db, ids: readonly number[]): Promise<(Slot & { batch_id: number })[]> {
  return db
    .selectFrom('slots')
    .select(['id', 'batch_id', 'position', 'starts_at', 'ends_at', 'interviewers', 'planned_invitations'])
    .where('batch_id', 'in', [0, ...ids])
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

/** Slots of open batches of a vacancy that are not over at `from`: what a person can be offered instead. */
export function laterSlots(db: Db, vacancyId: number, from: string) {
  return db
    .selectFrom('slots')
    .innerJoin('batches', 'batches.id', 'slots.batch_id')
    .select(['slots.id', 'slots.starts_at', 'slots.ends_at', 'batches.id as batch_id'])
    .select(['batches.date', 'batches.time_zone', 'batches.rate_json'])
    .where('batches.vacancy_id', '=', vacancyId)
    .where('batches.status', '=', 'planned')
    .where('slots.ends_at', '>', from)
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
