import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../../db/open.ts'
import { cellText } from '../../../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../../../domain/tables/forbidden-columns.ts'
import { importTable } from './import-table.ts'
import type { Import } from '../../import.ts'
import type { AnyMapping } from '../../kinds.ts'
import { keptRows } from '../../reads/kept-rows.ts'
import { type ImportReport, outcomeOf } from '../../report.ts'

/** Somebody has loaded or deleted the file meanwhile, or has it read otherwise. */
export class NoLongerWaiting extends Error {}

/** Keeps what an import did, its refused rows with the cells they had, and lets its file go. @throws NoLongerWaiting */
export async function finishImport(
  db: Db,
  { id, rowsOf }: Import,
  report: ImportReport,
  cellsOf: (row: number) => readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const at = now.toString()
  const finished = await db
    .updateTable('imports')
    .set({ report_json: JSON.stringify(outcomeOf(report)), published_at: at, finished_at: at })
    .where('id', '=', id)
    .where('rows_of', '=', rowsOf)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!finished) throw new NoLongerWaiting()
  for (const { row, reason } of report.setAside)
    await db
      .insertInto('import_set_aside')
      .values({ import_id: id, row, reason, cells_json: JSON.stringify(cellsOf(row)) })
      .execute()
  for (const table of ['import_pieces', 'import_rows'] as const)
    await db.deleteFrom(table).where('import_id', '=', id).execute()
}

/** Loads such a file; one that somebody else has loaded at the same moment stays as it is. */
export async function loadShortFile(db: Db, item: Import, mapping: AnyMapping, at: Temporal.Instant): Promise<void> {
  if (item.kind === 'candidates') return
  const cells = await cellsByRow(db, item)
  const alongside = (trx: Db, report: Parameters<typeof finishImport>[2]) => finishImport(trx, item, report, cells, at)
  try {
    await importTable(db, item.kind, { headings: item.headings, rows: keptRows(db, item) }, mapping, { at, alongside })
  } catch (error) {
    if (!(error instanceof NoLongerWaiting)) throw error
  }
}

/** Every row as it may be shown again. */
async function cellsByRow(db: Db, item: Import): Promise<(row: number) => string[]> {
  const kept = new Map<number, string[]>()
  const mayBeKept = item.headings.map((heading) => !isForbiddenHeading(heading))
  for await (const { row, cells } of keptRows(db, item))
    kept.set(
      row,
      cells.map((cell, column) => (mayBeKept[column] === false ? '' : cellText(cell))),
    )
  return (row) => kept.get(row) ?? []
}
