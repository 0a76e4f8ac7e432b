import type { Db } from '../../../db/open.ts'
import type { ImportTable } from '../../../db/schema/imports.ts'
import type { VacancyChoices } from './file-vacancies.ts'
import type { Import, Trial } from '../import.ts'
import type { AnyMapping } from '../kinds.ts'
import type { Outcome } from '../report.ts'
import type { Kind as FileKind, Reading } from '../../../files/table.ts'

const columns = [
  'id',
  'kind',
  'file_name',
  'size',
  'reading_json',
  'kind_json',
  'headings_json',
  'rows_of',
  'row_count',
  'mapping_json',
  'trial_json',
  'report_json',
  'vacancy_id',
  'vacancies_json',
  'created_at',
  'purpose',
  'turn',
  'cancel_at',
  'rows_done',
  'progress',
  'failure',
  'finished_at',
] as const

/** Numbers that the database puts in by itself. */
type Counted = 'id' | 'size' | 'row_count' | 'rows_done' | 'progress'

type Row = Pick<ImportTable, Exclude<(typeof columns)[number], Counted>> & Record<Counted, number>

const fromRow = (row: Row): Import => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  size: row.size,
  reading: JSON.parse(row.reading_json ?? '{}') as Reading,
  readAs: row.kind_json === null ? null : (JSON.parse(row.kind_json) as FileKind),
  headings: JSON.parse(row.headings_json ?? '[]') as string[],
  rowsOf: row.rows_of,
  rowCount: row.row_count,
  mapping: JSON.parse(row.mapping_json ?? '{}') as AnyMapping,
  trial: row.trial_json === null ? null : (JSON.parse(row.trial_json) as Trial),
  outcome: row.report_json === null ? null : (JSON.parse(row.report_json) as Outcome),
  vacancyId: row.vacancy_id,
  vacancies: row.vacancies_json === null ? null : (JSON.parse(row.vacancies_json) as VacancyChoices),
  createdAt: row.created_at,
  purpose: row.purpose,
  itsTurn: row.turn === 1,
  cancelled: row.cancel_at !== null,
  rowsDone: row.rows_done,
  progress: row.progress,
  failure: row.failure,
  finished: row.finished_at !== null,
})

/** The newest first; trials of the command line and uploads that never arrived whole are not shown. */
export async function listImports(db: Db, before: number | undefined, limit: number): Promise<Import[]> {
  let query = db.selectFrom('imports').select(columns).orderBy('id', 'desc').limit(limit)
  query = query.where((eb) => eb.or([eb('size', '>', 0), eb('finished_at', 'is not', null)]))
  if (before !== undefined) query = query.where('id', '<', before)
  return (await query.execute()).map(fromRow)
}

export async function findImport(db: Db, id: number): Promise<Import | undefined> {
  const row = await db.selectFrom('imports').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}
