import { writingAlone } from '../../../../db/locking/writing-alone.ts'
import type { Db } from '../../../../db/open.ts'
import type { TableRow } from '../../../../domain/tables/cells.ts'
import { type Mapping, droppedColumns, guessMapping } from '../../../../domain/tables/columns.ts'
import { type AttendanceField, attendanceVocabulary } from '../../../../domain/turnout/attendance/attendance-columns.ts'
import { normaliseAttendance } from '../../../../domain/turnout/attendance/attendance-normalise.ts'
import {
  type AttendanceRow,
  keyOf,
  knownAttendance,
  ownAttendance,
  saveAttendance,
  isUnchanged,
  toRow,
} from './attendance-rows.ts'
import { explainedWordings } from '../../reads/explained-wordings.ts'
import { teamSources } from '../../../sources/reads/source-names.ts'
import type { ImportOptions } from '../../import.ts'
import { type ImportReport, addNote, emptyReport, inRowOrder } from '../../report.ts'
import type { Rows } from '../../../../files/table.ts'

/**
 * Loads past invitations and their outcomes. A person's invitation to one batch on one day is kept once: what a later
 * file says of it replaces what an earlier one said.
 *
 * @param mapping which column holds what; guessed from the headings where it is left out
 * @throws TableError when the file stops making sense on the way; nothing is kept then
 */
export async function importAttendance(
  db: Db,
  table: Rows,
  mapping: Mapping<AttendanceField> | undefined,
  { at, dryRun = false, alongside }: ImportOptions,
): Promise<ImportReport> {
  const rows: TableRow[] = []
  for await (const row of table.rows) rows.push(row)
  const columns = mapping ?? guessMapping(table.headings, attendanceVocabulary)
  const sourceOf = await teamSources(db)
  const known = { today: at.toString().slice(0, 10), explained: await explainedWordings(db) }
  const { records, setAside, notes } = normaliseAttendance(table.headings, columns, rows, known)
  const report = emptyReport(droppedColumns(table.headings, columns))
  report.rows = rows.length
  report.setAside = setAside.map(({ row, reason, wording }) => ({ row, reason, ...(wording && { detail: wording }) }))
  for (const { row, ...note } of notes) addNote(report.notes, row, note)
  const first = withoutRepeated(
    records.map(({ row, record }) => ({ row, said: toRow({ ...record, source: sourceOf(record.source) }) })),
    report,
  )

  if (dryRun) {
    await classifyRows(db, first, report)
    return report
  }
  return writingAlone(db, 'attendance_records', async (trx) => {
    const counted = structuredClone(report)
    const { rows, replaced } = await classifyRows(trx, first, counted)
    await saveAttendance(trx, rows, replaced)
    await alongside?.(trx, counted)
    return counted
  })
}

/** A row of the file, with its number there. */
type FileRow = { row: number; said: AttendanceRow }

/** The rows that speak first of their invitation; the others of the file are counted here. */
function withoutRepeated(rows: readonly FileRow[], report: ImportReport): FileRow[] {
  const firsts = new Map<string, FileRow>()
  for (const { row, said } of rows) {
    const first = firsts.get(keyOf(said))
    if (!first) firsts.set(keyOf(said), { row, said })
    else if (isUnchanged(first.said, said)) report.unchanged += 1
    else report.setAside.push({ row, reason: 'repeated-differently' })
  }
  return [...firsts.values()]
}

/**
 * Counts what is new, changed and known; rows of the team's own closed batches, which a file written here brings back,
 * are set aside: they count already.
 * @returns the rows that have to be written, and the ids of those they replace
 */
async function classifyRows(
  db: Db,
  rows: readonly FileRow[],
  report: ImportReport,
): Promise<{ rows: AttendanceRow[]; replaced: number[] }> {
  const own = await ownAttendance(
    db,
    rows.map(({ said }) => said),
  )
  for (const { row, said } of rows) if (own.has(keyOf(said))) report.setAside.push({ row, reason: 'own-batch' })
  inRowOrder(report)
  const others = rows.map(({ said }) => said).filter((said) => !own.has(keyOf(said)))
  const known = await knownAttendance(db, [...new Set(others.map(({ person }) => person))])
  const changed = others
    .map((row) => ({ row, before: known.get(keyOf(row)) }))
    .filter(({ row, before }) => !before || !isUnchanged(before, row))
  const replaced = changed.flatMap(({ before }) => (before ? [before.id] : []))
  report.unchanged += others.length - changed.length
  report.updated += replaced.length
  report.created += changed.length - replaced.length
  return { rows: changed.map(({ row }) => row), replaced }
}
