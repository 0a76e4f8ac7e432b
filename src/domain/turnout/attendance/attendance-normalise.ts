import { type Cell, type TableRow, cellLine, shortened } from '../../tables/cells.ts'
import { lawfulMapping, type Mapping } from '../../tables/columns.ts'
import { isExample } from '../../tables/example-row.ts'
import { readDate } from '../../tables/dates.ts'
import { wordingKey } from '../../tables/wordings.ts'
import { isUnreadableAnswer, readAnswer } from './attendance-answers.ts'
import { answerFields, attendanceFields, type AttendanceField } from './attendance-columns.ts'
import { filledDownDates } from './attendance-filled-dates.ts'
import { foldCity, foldKind, tidy } from './attendance-spellings.ts'
import type { AttendanceRecord } from './attendance.ts'
import { type ExplainedWordings, type Outcome, readOutcome } from './outcomes.ts'

/**
 * Why a row cannot count: only a missing, unreadable or impossible date or outcome, a day that is still to come, or an
 * invitation called off beforehand. `example` is what a template shows.
 */
export type AttendanceRefusal =
  | 'date-missing'
  | 'date-unreadable'
  | 'date-far-off'
  | 'date-ahead'
  | 'outcome-missing'
  | 'outcome-unreadable'
  | 'outcome-cancelled'
  | 'outcome-unknown'
  | 'example'

/** What was corrected or dropped in a row that counts. */
export type AttendanceNote = {
  row: number
  field: AttendanceField
  code: 'answer-unreadable' | 'invited-on-unreadable' | 'date-filled-down' | 'person-missing'
}

export type AttendanceTable = {
  records: { row: number; record: AttendanceRecord }[]
  /** `wording` is an outcome that is in no list, as `wordingKey` spells it. */
  setAside: { row: number; reason: AttendanceRefusal; field: AttendanceField; wording?: string }[]
  notes: AttendanceNote[]
}

/**
 * Reads a whole table into attendance records. It needs all rows at once, because a date filled down by mistake shows
 * only beside its neighbours. Where the file names no batch, a day and its source make one; a person without a name is
 * known by batch and row alone, so that two of them are never taken for one.
 *
 * @param mapping which column holds what; forbidden columns are never read, even if a person mapped them
 * @param today by which days to come, and dates too far off, are set aside; left out where no day is the present one
 * @param explained what people said that wordings of outcomes mean
 */
export function normaliseAttendance(
  headings: readonly string[],
  mapping: Mapping<AttendanceField>,
  rows: readonly TableRow[],
  { today, explained }: { today?: string; explained?: ExplainedWordings } = {},
): AttendanceTable {
  const columns = lawfulMapping(headings, mapping)
  const table: AttendanceTable = { records: [], setAside: [], notes: [] }
  const cell = (row: TableRow, field: AttendanceField): Cell => {
    const [column] = columns[field]
    return column === undefined ? null : (row.cells[column] ?? null)
  }
  const dates = rows.map((row) => readDate(cell(row, 'date')))
  const filled = new Map(filledDownDates(dates).map(({ index, date }) => [index, date]))
  for (const [index, row] of rows.entries()) {
    const read = (field: AttendanceField) => cell(row, field)
    const date = filled.get(index) ?? dates[index] ?? null
    const outcome = readOutcome(read('came'), explained)
    if (isExample(read('person'))) {
      table.setAside.push({ row: row.row, reason: 'example', field: 'person' })
    } else if (date === null) {
      const reason = cellLine(read('date')) === null ? 'date-missing' : 'date-unreadable'
      table.setAside.push({ row: row.row, reason, field: 'date' })
    } else if (today !== undefined && isFarOff(date, today)) {
      table.setAside.push({ row: row.row, reason: 'date-far-off', field: 'date' })
    } else if (today !== undefined && date > tomorrow(today)) {
      table.setAside.push({ row: row.row, reason: 'date-ahead', field: 'date' })
    } else if (outcome !== 'came' && outcome !== 'missed') {
      const wording = outcome === 'unreadable' ? { wording: wordingKey(read('came')) } : {}
      table.setAside.push({ row: row.row, reason: refusals[outcome], field: 'came', ...wording })
    } else {
      table.records.push({ row: row.row, record: toRecord(row.row, date, outcome === 'came', read) })
      if (filled.has(index)) table.notes.push({ row: row.row, field: 'date', code: 'date-filled-down' })
      table.notes.push(...notes(row.row, read))
    }
  }
  return table
}

/** A year ahead leaves room for clocks that go wrong; what is older than thirty years no weight would be left of. */
const farOff = { ahead: 1, back: 30 }

function isFarOff(date: string, today: string): boolean {
  const shifted = (years: number) => String(Number(today.slice(0, 4)) + years).padStart(4, '0') + today.slice(4)
  return date > shifted(farOff.ahead) || date < shifted(-farOff.back)
}

/** Somewhere it is a day later than where the clock of a file's import hangs. */
function tomorrow(today: string): string {
  return new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
}

const refusals: Record<Exclude<Outcome, 'came' | 'missed'>, AttendanceRefusal> = {
  missing: 'outcome-missing',
  unreadable: 'outcome-unreadable',
  cancelled: 'outcome-cancelled',
  unknown: 'outcome-unknown',
}

type ReadField = (field: AttendanceField) => Cell

/** What two names of a person, batch or place may differ by ends long before; together they fit the key of an index. */
const longest = { person: 300, batch: 250, other: 200 }

function toRecord(row: number, date: string, came: boolean, read: ReadField): AttendanceRecord {
  const line = (field: AttendanceField, limit = longest.other) => shortened(cellLine(read(field)) ?? '', limit)
  const source = tidy(line('source'))
  const batch = line('batch', longest.batch) || `${date} ${source}`.trim()
  return {
    person: line('person', longest.person) || `${batch} #${row}`,
    batch,
    date,
    invitedOn: readDate(read('invited_on')),
    kind: foldKind(line('kind')),
    source,
    city: foldCity(line('city')),
    reply: readAnswer(read('reply')),
    permission: readAnswer(read('permission')),
    calendar: readAnswer(read('calendar')),
    callAhead: readAnswer(read('call_ahead')),
    secondPhone: readAnswer(read('second_phone')),
    documents: readAnswer(read('documents')),
    route: readAnswer(read('route')),
    letter: readAnswer(read('letter')),
    came,
  }
}

function notes(row: number, read: ReadField): AttendanceNote[] {
  const unread = answerFields.filter((field) => isUnreadableAnswer(read(field)))
  const list: AttendanceNote[] = unread.map((field) => ({ row, field, code: 'answer-unreadable' }))
  const invitedOn = read('invited_on')
  if (cellLine(invitedOn) !== null && readDate(invitedOn) === null) {
    list.push({ row, field: 'invited_on', code: 'invited-on-unreadable' })
  }
  if (cellLine(read('person')) === null) list.push({ row, field: 'person', code: 'person-missing' })
  return list
}

/** A record as a row of the contract's CSV, in the order of `attendanceFields`; empty text for what is not known. */
export function attendanceRow(record: AttendanceRecord): string[] {
  const texts: Record<AttendanceField, string | null> = {
    person: record.person,
    batch: record.batch,
    date: record.date,
    invited_on: record.invitedOn,
    kind: record.kind,
    source: record.source,
    city: record.city,
    reply: record.reply,
    permission: record.permission,
    calendar: record.calendar,
    call_ahead: record.callAhead,
    second_phone: record.secondPhone,
    documents: record.documents,
    route: record.route,
    letter: record.letter,
    came: record.came ? 'yes' : 'no',
  }
  return attendanceFields.map((field) => texts[field] ?? '')
}
