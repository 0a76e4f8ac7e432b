import type { Insertable } from 'kysely'
import { answerColumns } from '../../../../db/answer-columns.ts'
import { inChunks } from '../../../../db/chunks.ts'
import type { Db } from '../../../../db/open.ts'
import type { AttendanceRecordTable } from '../../../../db/schema/turnout.ts'
import type { AttendanceRecord } from '../../../../domain/turnout/attendance/attendance.ts'
import { batchIdOf, batchKey, personKey } from '../../../turnout/turnout.ts'

export type AttendanceRow = Insertable<AttendanceRecordTable>

/** A record as the table keeps it; what was not recorded is null there. */
export function toRow(record: AttendanceRecord): AttendanceRow {
  return {
    person: record.person,
    batch: record.batch,
    date: record.date,
    invited_on: record.invitedOn,
    kind: record.kind || null,
    source: record.source || null,
    city: record.city || null,
    reply: record.reply,
    permission: record.permission,
    calendar: record.calendar,
    call_ahead: record.callAhead,
    second_phone: record.secondPhone,
    documents: record.documents,
    route: record.route,
    letter: record.letter,
    came: record.came ? 1 : 0,
  }
}

const told = [
  'invited_on',
  'kind',
  'source',
  'city',
  ...answerColumns,
  'came',
] as const satisfies readonly (keyof AttendanceRow)[]

/** What makes two rows speak of one invitation. */
export const keyOf = ({ person, batch, date }: Pick<AttendanceRow, 'person' | 'batch' | 'date'>) =>
  JSON.stringify([person, batch, date])

/** Whether two rows of one invitation say the same. */
export const isUnchanged = (one: AttendanceRow, other: AttendanceRow) =>
  told.every((column) => one[column] === other[column])

export type KnownRow = AttendanceRow & { id: number }

/** What is kept of these people, by `keyOf`. */
export async function knownAttendance(db: Db, people: readonly string[]): Promise<Map<string, KnownRow>> {
  const known = new Map<string, KnownRow>()
  for (const chunk of inChunks(people)) {
    const rows = await db
      .selectFrom('attendance_records')
      .select(['id', 'person', 'batch', 'date', ...told])
      .where('person', 'in', chunk)
      .execute()
    for (const row of rows) known.set(keyOf(row), row)
  }
  return known
}

/**
 * Which of these rows speak of invitations to the team's own closed batches, as its exported history names them; by
 * `keyOf`.
 */
export async function ownAttendance(db: Db, rows: readonly Pick<AttendanceRow, 'batch'>[]): Promise<Set<string>> {
  const batchIds = [...new Set(rows.flatMap(({ batch }) => batchIdOf(batch) ?? []))]
  const own = new Set<string>()
  for (const chunk of inChunks(batchIds)) {
    const invited = await db
      .selectFrom('invitations')
      .innerJoin('batches', 'batches.id', 'invitations.batch_id')
      .select(['invitations.batch_id', 'invitations.candidate_id', 'batches.date'])
      .where('batches.status', '=', 'closed')
      .where('invitations.status', '=', 'active')
      .where('invitations.walk_in', '=', 0)
      .where('invitations.batch_id', 'in', chunk)
      .execute()
    for (const row of invited)
      own.add(keyOf({ person: personKey(row.candidate_id), batch: batchKey(row.batch_id), date: row.date }))
  }
  return own
}

/**
 * Takes out what is told otherwise now and adds the rows: a replaced one gets a new id, by which readers see the
 * change.
 */
export async function saveAttendance(
  db: Db,
  rows: readonly AttendanceRow[],
  replaced: readonly number[] = [],
): Promise<void> {
  for (const chunk of inChunks(replaced)) await db.deleteFrom('attendance_records').where('id', 'in', chunk).execute()
  for (const chunk of inChunks(rows)) await db.insertInto('attendance_records').values(chunk).execute()
}
