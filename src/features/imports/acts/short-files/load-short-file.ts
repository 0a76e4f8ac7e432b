import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../../db/open.ts'
import { cellText } from '../../../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../../../domain/tables/forbidden-columns.ts'
import { type Import, shownOfTrial } from '../../import.ts'
import { keptRows } from '../../reads/kept-rows.ts'
import { type ImportReport, outcomeOf } from '../../report.ts'
import { giveBack } from '../../runs/recovery.ts'
import { holdRun, takeTurn, type Run } from '../../runs/run-lease.ts'
import { importTable } from './import-table.ts'

/** An import whose file is taken in whole: of attendance or of the market. */
export type ShortImport = Import & { kind: Exclude<Import['kind'], 'candidates'> }

/** Tries or imports such a file, in one transaction. @throws Stopped when the lease has gone to somebody else */
export async function loadShortFile(db: Db, run: Run, item: ShortImport): Promise<void> {
  await takeTurn(db, run)
  const table = { headings: item.headings, rows: keptRows(db, item) }
  const at = Temporal.Instant.from(item.createdAt)
  if (run.purpose === 'trial') {
    const report = await importTable(db, item.kind, table, item.mapping, { dryRun: true, at })
    const trial = { outcome: outcomeOf(report), setAside: report.setAside.slice(0, shownOfTrial) }
    return giveBack(db, run, { trial_json: JSON.stringify(trial) })
  }
  const cells = await cellsByRow(db, item)
  await importTable(db, item.kind, table, item.mapping, {
    at,
    alongside: async (trx, report) => {
      await holdRun(trx, run)
      await finishImport(trx, run.id, report, cells)
    },
  })
}

/** Keeps what an import did, its refused rows with the cells they had, and lets its file and its lease go. */
async function finishImport(
  trx: Db,
  id: number,
  report: ImportReport,
  cellsOf: (row: number) => readonly string[],
): Promise<void> {
  const at = new Date().toISOString()
  const free = { purpose: null, runner: null, heartbeat_at: null, turn: null }
  await trx
    .updateTable('imports')
    .set({ ...free, report_json: JSON.stringify(outcomeOf(report)), published_at: at, finished_at: at })
    .where('id', '=', id)
    .execute()
  for (const { row, reason, detail = null } of report.setAside)
    await trx
      .insertInto('import_set_aside')
      .values({ import_id: id, row, reason, detail, cells_json: JSON.stringify(cellsOf(row)) })
      .execute()
  for (const table of ['import_pieces', 'import_rows'] as const)
    await trx.deleteFrom(table).where('import_id', '=', id).execute()
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
