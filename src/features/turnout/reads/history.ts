import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { AnswerColumns } from '../../../db/schema/index.ts'
import type { ReminderTable } from '../../../db/schema/turnout.ts'
import type { AttendanceRecord, Check, Answer } from '../../../domain/turnout/attendance/attendance.ts'

/** One past invitation: what the model reads, and what only the report looks at, as far as it is known. */
export type PastInvitation = AttendanceRecord & {
  vacancy: string
  /** The hour of the slot, local; null in loaded files, which have days only. */
  hour: number | null
  /** How the confirmation call went; null in loaded files. */
  call: 'reached' | 'unreached' | 'none' | null
  /** By which way the person was reminded last; null in loaded files. */
  reminder: ReminderTable['channel'] | 'none' | null
}

const answerColumns = [
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
] as const

/** Stored answers under the names of the domain. */
export function answersOf(row: AnswerColumns): Record<Check | 'reply', Answer | null> {
  const { reply, permission, calendar, documents, route, letter } = row
  return {
    reply,
    permission,
    calendar,
    documents,
    route,
    letter,
    callAhead: row.call_ahead,
    secondPhone: row.second_phone,
  }
}

/** A candidate's key in the history. */
export function personKey(candidateId: number): string {
  return `candidate ${candidateId}`
}
export function batchKey(batchId: number): string {
  return `batch ${batchId}`
}

/** The batch that such a key names; null for any other text. */
export function batchIdOf(key: string): number | null {
  return /^batch \d{1,9}$/.test(key) ? Number(key.slice('batch '.length)) : null
}

/** The day an instant falls on in a place. */
export function localDay(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

const pageSize = 5000

/** Loaded attendance, page by page. */
export async function* loadedHistory(db: Db): AsyncGenerator<PastInvitation[]> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('attendance_records')
      .select(['id', 'person', 'batch', 'date', 'invited_on', 'kind', 'source', 'city', 'came', ...answerColumns])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({
      person: row.person,
      batch: row.batch,
      date: row.date,
      invitedOn: row.invited_on,
      kind: row.kind ?? '',
      source: row.source ?? '',
      city: row.city ?? '',
      ...answersOf(row),
      came: row.came === 1,
      vacancy: '',
      hour: null,
      call: null,
      reminder: null,
    }))
    after = last.id
  }
}

/** The standing invitations of closed batches, page by page; walk-ins were never invited. */
export async function* ownHistory(db: Db, batchIds?: readonly number[]): AsyncGenerator<PastInvitation[]> {
  for (let after = 0; ;) {
    const rows = await closedInvitations(db)
      .where('invitations.id', '>', after)
      .$if(batchIds !== undefined, (query) => query.where('invitations.batch_id', 'in', [0, ...batchIds!]))
      .orderBy('invitations.id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({
      person: personKey(row.candidate_id),
      batch: batchKey(row.batch_id),
      date: row.date,
      invitedOn: localDay(row.invited_at, row.time_zone),
      kind: row.format,
      source: row.source ?? '',
      city: row.city_id,
      ...answersOf(row),
      came: row.presence !== 'missed',
      vacancy: row.title,
      hour: Temporal.Instant.from(row.starts_at).toZonedDateTimeISO(row.time_zone).hour,
      call: row.reached === null ? 'none' : row.reached === 1 ? 'reached' : 'unreached',
      reminder: row.reminder ?? 'none',
    }))
    after = last.id
  }
}

function closedInvitations(db: Db) {
  return db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .innerJoin('slots', 'slots.id', 'invitations.slot_id')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .select([
      'invitations.id',
      'invitations.candidate_id',
      'invitations.batch_id',
      'invitations.invited_at',
      'invitations.presence',
    ])
    .select(answerColumns.map((answer) => `invitations.${answer}` as const))
    .select([
      'batches.date',
      'batches.time_zone',
      'batches.format',
      'slots.starts_at',
      'candidates.source',
      'vacancies.city_id',
      'vacancies.title',
    ])
    .select((eb) =>
      eb
        .selectFrom('call_attempts')
        .select((inner) => inner.fn.max('call_attempts.reached').as('reached'))
        .whereRef('call_attempts.invitation_id', '=', 'invitations.id')
        .as('reached'),
    )
    .select((eb) =>
      eb
        .selectFrom('reminders')
        .select('reminders.channel')
        .whereRef('reminders.invitation_id', '=', 'invitations.id')
        .whereRef('reminders.at', '<', 'slots.starts_at')
        .orderBy('reminders.id', 'desc')
        .limit(1)
        .as('reminder'),
    )
    .where('batches.status', '=', 'closed')
    .where('invitations.status', '=', 'active')
    .where('invitations.walk_in', '=', 0)
}

/** The whole history: loaded attendance, then the team's own closed batches. */
export async function* wholeHistory(db: Db): AsyncGenerator<PastInvitation[]> {
  yield* loadedHistory(db)
  yield* ownHistory(db)
}

/** Everything of a paged reading in one list. */
export async function allOf<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) for (const item of page) all.push(item)
  return all
}

/** What tells a changed history from one read before, without reading it: loaded files, and each closed batch. */
export type HistoryVersion = { loaded: string; batches: ReadonlyMap<number, string> }

export async function historyVersion(db: Db): Promise<HistoryVersion> {
  const loaded = await db
    .selectFrom('attendance_records')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('id').as('newest')])
    .executeTakeFirstOrThrow()
  const batches = await db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select((eb) => [
      'invitations.batch_id',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('invitations.version').as('changes'),
    ])
    .where('batches.status', '=', 'closed')
    .where('invitations.status', '=', 'active')
    .where('invitations.walk_in', '=', 0)
    .groupBy('invitations.batch_id')
    .execute()
  return {
    loaded: `${loaded.count} ${loaded.newest}`,
    batches: new Map(batches.map((row) => [row.batch_id, `${row.count} ${row.changes}`])),
  }
}
