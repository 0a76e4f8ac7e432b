import type { Updateable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { ImportTable } from '../../../db/schema/imports.ts'
import type { Kind as FileKind, Reading } from '../../../files/table.ts'
import type { AnyMapping, Kind } from '../kinds.ts'
import { outcomeOf, type ImportReport, type Outcome, type SetAside, type SetAsideReason } from '../report.ts'

/** What a trial found: the figures and the first rows set aside. */
export type Trial = { outcome: Outcome; setAside: SetAside[] }

/** A file somebody chose, loaded or not yet. */
export type Import = {
  id: number
  kind: Kind
  fileName: string
  size: number
  /** How a person has corrected the reading of the file. */
  reading: Reading
  /** How it was read; null when it is no table at all. */
  readAs: FileKind | null
  headings: string[]
  /** The reading whose rows are kept; null when the file cannot be read as it was asked. */
  rowsOf: number | null
  rowCount: number
  mapping: AnyMapping
  trial: Trial | null
  outcome: Outcome | null
  vacancyId: number | null
  createdAt: string
  /** Set while somebody is at it. */
  purpose: ImportTable['purpose']
  itsTurn: boolean
  cancelled: boolean
  rowsDone: number
  progress: number
  failure: string | null
  finished: boolean
}

export type NewImport = { kind: Kind; fileName: string; vacancyId: number | null; by: number | null }

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
  createdAt: row.created_at,
  purpose: row.purpose,
  itsTurn: row.turn === 1,
  cancelled: row.cancel_at !== null,
  rowsDone: row.rows_done,
  progress: row.progress,
  failure: row.failure,
  finished: row.finished_at !== null,
})

/** How long a file waits to be loaded, and how long rows set aside can be fetched to be mended. */
const patience = { file: { hours: 24 }, rows: { hours: 24 * 30 } }

/** Writes down that a file is coming; files that nobody went on with go at the same time. @returns its key */
export async function startImport(
  db: Db,
  { kind, fileName, vacancyId, by }: NewImport,
  now: Temporal.Instant,
): Promise<number> {
  await forgetOld(db, now)
  const { id } = await db
    .insertInto('imports')
    .values({ kind, file_name: fileName, vacancy_id: vacancyId, created_by: by, created_at: now.toString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function forgetOld(db: Db, now: Temporal.Instant) {
  const abandoned = now.subtract(patience.file).toString()
  await db
    .deleteFrom('imports')
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .where('created_at', '<', abandoned)
    .execute()
  const old = db.selectFrom('imports').select('id').where('finished_at', '<', now.subtract(patience.rows).toString())
  await db
    .updateTable('import_set_aside')
    .set({ cells_json: null })
    .where('import_id', 'in', old)
    .where('cells_json', 'is not', null)
    .execute()
}

/** Keeps the bytes of a file as they arrive, until it is read. @returns how many there were */
export async function keepFile(db: Db, id: number, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  let position = 0
  for await (const bytes of inPieces(chunks)) {
    await db.insertInto('import_pieces').values({ import_id: id, position, bytes }).execute()
    position += 1
    size += bytes.length
  }
  return size
}

/** Small enough to be written in a moment, large enough to be few. */
const pieceSize = 256 * 1024

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    length += chunk.length
    if (length < pieceSize) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** The bytes of a kept file, a piece at a time. */
export async function* fileOf(db: Db, id: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const piece = await db
      .selectFrom('import_pieces')
      .select('bytes')
      .where('import_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!piece) return
    yield piece.bytes
  }
}

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

/** Keeps how a waiting file is mapped; a trial under another mapping is forgotten. */
export const saveMapping = (db: Db, id: number, mapping: AnyMapping): Promise<void> =>
  setWaiting(db, id, { mapping_json: JSON.stringify(mapping), trial_json: null, failure: null })

/** Keeps what a trial of a waiting file has found. */
async function setWaiting(db: Db, id: number, set: Updateable<ImportTable>): Promise<void> {
  await db
    .updateTable('imports')
    .set(set)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .execute()
}

/** Keeps what an import did, its refused rows with the cells they had, and lets its file and its lease go. */
export async function finishImport(
  trx: Db,
  id: number,
  report: ImportReport,
  cellsOf: (row: number) => readonly string[],
): Promise<void> {
  const at = new Date().toISOString()
  await trx
    .updateTable('imports')
    .set({
      report_json: JSON.stringify(outcomeOf(report)),
      published_at: at,
      finished_at: at,
      purpose: null,
      runner: null,
      heartbeat_at: null,
      turn: null,
    })
    .where('id', '=', id)
    .execute()
  for (const { row, reason } of report.setAside)
    await trx
      .insertInto('import_set_aside')
      .values({ import_id: id, row, reason, cells_json: JSON.stringify(cellsOf(row)) })
      .execute()
  for (const table of ['import_pieces', 'import_rows'] as const)
    await trx.deleteFrom(table).where('import_id', '=', id).execute()
}

export type Rejected = SetAside & { cells: string[] | null }

/** Rows set aside, in the order of the file. */
export async function rejectedRows(db: Db, id: number, after: number, limit: number): Promise<Rejected[]> {
  const rows = await db
    .selectFrom('import_set_aside')
    .select(['row', 'reason', 'cells_json'])
    .where('import_id', '=', id)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map(({ row, reason, cells_json }) => ({
    row,
    reason: reason as SetAsideReason,
    cells: cells_json === null ? null : (JSON.parse(cells_json) as string[]),
  }))
}

/**
 * Only a file that is not loaded and that nobody is at; what was loaded stays on the list. @returns whether it is gone
 */
export async function removeImport(db: Db, id: number): Promise<boolean> {
  const removed = await db
    .deleteFrom('imports')
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

export async function vacancyTitle(db: Db, id: number): Promise<string | undefined> {
  return (await db.selectFrom('vacancies').select('title').where('id', '=', id).executeTakeFirst())?.title
}
