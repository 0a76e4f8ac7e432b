import type { Temporal } from 'temporal-polyfill'
import { searchKey } from '../../domain/people/names.ts'
import type { ShowRate } from '../../domain/overbooking/show-rate.ts'
import type { TimeSpan } from '../../domain/scheduling/slot-times.ts'
import type { Db } from '../../db/open.ts'
import type { BatchTable, Language } from '../../db/schema.ts'

type CommonRate = Extract<ShowRate, { known: number } | { came: number }>

export type NewBatch = Pick<
  BatchTable,
  'vacancy_id' | 'format' | 'date' | 'time_zone' | 'minutes' | 'waiting_seats' | 'seats' | 'quorum' | 'goal' | 'confidence' | 'rate_basis' | 'place' | 'contact' | 'invitation_text'
> & {
  rate: CommonRate
  slots: (TimeSpan & { interviewers: number; invitations: number })[]
  interviewerNames: string[]
}

/** Saves a planned batch with its slots. @returns its id */
export function createBatch(db: Db, { rate, slots, interviewerNames, ...batch }: NewBatch, by: number, at: Temporal.Instant): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('batches')
      .values({ ...batch, rate_json: JSON.stringify(rate), status: 'planned', closed_at: null, created_by: by, created_at: at.toString() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('slots')
      .values(
        slots.map((slot, position) => ({
          batch_id: id,
          position,
          starts_at: slot.startsAt,
          ends_at: slot.endsAt,
          interviewers: slot.interviewers,
          planned_invitations: slot.invitations,
        })),
      )
      .execute()
    const names = new Map(interviewerNames.map((name) => [searchKey(name), name]))
    if (names.size > 0) {
      await trx
        .insertInto('batch_interviewers')
        .values([...names].map(([name_key, name]) => ({ batch_id: id, name, name_key })))
        .execute()
    }
    return id
  })
}

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

export type Slot = { id: number; position: number; starts_at: string; ends_at: string; interviewers: number; planned_invitations: number }

export function slotsOfBatch(db: Db, batchId: number): Promise<Slot[]> {
  return db
    .selectFrom('slots')
    .select(['id', 'position', 'starts_at', 'ends_at', 'interviewers', 'planned_invitations'])
    .where('batch_id', '=', batchId)
    .orderBy('position')
    .execute()
}

export async function interviewersOfBatch(db: Db, batchId: number): Promise<string[]> {
  const rows = await db.selectFrom('batch_interviewers').select('name').where('batch_id', '=', batchId).orderBy('name_key').execute()
  return rows.map((row) => row.name)
}

export type InterviewerClash = { name: string; batch_id: number; title: string; starts_at: string; time_zone: string }

/** Interviewers of these names who are in another planned batch at an overlapping time. */
export async function interviewerClashes(db: Db, names: readonly string[], span: TimeSpan, exceptBatch: number | null): Promise<InterviewerClash[]> {
  if (names.length === 0) return []
  return db
    .selectFrom('batch_interviewers')
    .innerJoin('batches', 'batches.id', 'batch_interviewers.batch_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('slots', 'slots.batch_id', 'batches.id')
    .select((eb) => ['batch_interviewers.name', 'batches.id as batch_id', 'vacancies.title', 'batches.time_zone', eb.fn.min('slots.starts_at').as('starts_at')])
    .where('batch_interviewers.name_key', 'in', names.map(searchKey))
    .where('batches.status', '=', 'planned')
    .where('slots.starts_at', '<', span.endsAt)
    .where('slots.ends_at', '>', span.startsAt)
    .$if(exceptBatch !== null, (query) => query.where('batches.id', '!=', exceptBatch))
    .groupBy(['batch_interviewers.name', 'batches.id', 'vacancies.title', 'batches.time_zone'])
    .orderBy('starts_at')
    .execute()
}

export type BatchLine = {
  id: number
  date: string
  format: BatchTable['format']
  status: BatchTable['status']
  goal: number
  title: string
  time_zone: string
  starts_at: string | null
  planned: number | null
  invited: number | null
  came: number | null
}

const lines = (db: Db) =>
  db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select(['batches.id', 'batches.date', 'batches.format', 'batches.status', 'batches.goal', 'batches.time_zone', 'vacancies.title'])
    .select((eb) => [
      eb.selectFrom('slots').whereRef('slots.batch_id', '=', 'batches.id').select((s) => s.fn.min('slots.starts_at').as('v')).as('starts_at'),
      eb.selectFrom('slots').whereRef('slots.batch_id', '=', 'batches.id').select((s) => s.fn.sum<number>('slots.planned_invitations').as('v')).as('planned'),
      eb
        .selectFrom('invitations')
        .whereRef('invitations.batch_id', '=', 'batches.id')
        .where('invitations.status', '=', 'active')
        .where('invitations.walk_in', '=', 0)
        .select((s) => s.fn.countAll<number>().as('v'))
        .as('invited'),
      eb
        .selectFrom('invitations')
        .whereRef('invitations.batch_id', '=', 'batches.id')
        .where('invitations.status', '=', 'active')
        .where('invitations.presence', 'in', ['came', 'late', 'left'])
        .select((s) => s.fn.countAll<number>().as('v'))
        .as('came'),
    ])

/** Planned batches from `day` on, the nearest first. */
export function batchesFrom(db: Db, day: string, limit = 50): Promise<BatchLine[]> {
  return lines(db).where('batches.date', '>=', day).where('batches.status', '!=', 'cancelled').orderBy('batches.date').orderBy('batches.id').limit(limit).execute()
}

/** Batches before `day`, the latest first, from the key (date, id) on. */
export function batchesBefore(db: Db, day: string, before: { date: string; id: number } | null, limit: number): Promise<BatchLine[]> {
  return lines(db)
    .where('batches.date', '<', day)
    .$if(before !== null, (query) =>
      query.where((eb) =>
        eb.or([eb('batches.date', '<', before!.date), eb.and([eb('batches.date', '=', before!.date), eb('batches.id', '<', before!.id)])]),
      ),
    )
    .orderBy('batches.date', 'desc')
    .orderBy('batches.id', 'desc')
    .limit(limit)
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

/**
 * Closes a batch: whoever was not marked did not come. From then on it counts in the team's turnout.
 * @returns false when it is no longer open
 */
export function closeBatch(db: Db, id: number, at: Temporal.Instant): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('batches')
      .set((eb) => ({ status: 'closed', closed_at: at.toString(), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('status', '=', 'planned')
      .returning('id')
      .executeTakeFirst()
    if (!closed) return false
    await trx
      .updateTable('invitations')
      .set((eb) => ({ presence: 'missed', version: eb('version', '+', 1) }))
      .where('batch_id', '=', id)
      .where('status', '=', 'active')
      .where('presence', 'is', null)
      .execute()
    return true
  })
}

/** Calls a batch off: its invitations are cancelled with the reason, and nobody counts as missed. */
export function cancelBatch(db: Db, id: number, reason: string, at: Temporal.Instant): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const cancelled = await trx
      .updateTable('batches')
      .set((eb) => ({ status: 'cancelled', closed_at: at.toString(), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('status', '=', 'planned')
      .returning('id')
      .executeTakeFirst()
    if (!cancelled) return false
    await trx
      .updateTable('invitations')
      .set((eb) => ({ status: 'cancelled', ended_at: at.toString(), end_reason: reason, version: eb('version', '+', 1) }))
      .where('batch_id', '=', id)
      .where('status', '=', 'active')
      .execute()
    return true
  })
}

/** One more interviewer for a slot and all that follow: too many came. */
export async function addInterviewer(db: Db, batchId: number, fromPosition: number): Promise<void> {
  await db
    .updateTable('slots')
    .set((eb) => ({ interviewers: eb('interviewers', '+', 1) }))
    .where('batch_id', '=', batchId)
    .where('position', '>=', fromPosition)
    .where('interviewers', '<', 64)
    .execute()
}

/** What planning a batch needs of its vacancy. */
export function vacancyToPlan(db: Db, id: number, language: Language) {
  return db
    .selectFrom('vacancies')
    .innerJoin('cities', 'cities.id', 'vacancies.city_id')
    .select(['vacancies.id', 'vacancies.title', 'cities.time_zone', language === 'ru' ? 'cities.name_ru as city' : 'cities.name_en as city'])
    .where('vacancies.id', '=', id)
    .executeTakeFirst()
}

export function openVacancies(db: Db) {
  return db.selectFrom('vacancies').select(['id', 'title']).where('closed_at', 'is', null).orderBy('id', 'desc').limit(200).execute()
}
