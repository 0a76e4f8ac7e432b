import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { cellText } from '../../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { keptRows } from '../reads/kept-rows.ts'
import { importTable, type AnyMapping } from '../kinds.ts'
import { finishImport, type Import, NoLongerWaiting, saveTrial } from './imports.ts'
import { outcomeOf } from '../report.ts'

/** How many rows set aside a trial shows. */
const shownOfTrial = 20

/** Finds out what loading a file of attendance or of the market would do. */
export async function tryWaiting(db: Db, item: Import, mapping: AnyMapping, at: Temporal.Instant): Promise<void> {
  if (item.kind === 'candidates') return
  const report = await importTable(db, item.kind, { headings: item.headings, rows: keptRows(db, item) }, mapping, {
    dryRun: true,
    at,
  })
  await saveTrial(db, item.id, { outcome: outcomeOf(report), setAside: report.setAside.slice(0, shownOfTrial) })
}

/** Loads such a file; one that somebody else has loaded at the same moment stays as it is. */
export async function loadWaiting(db: Db, item: Import, mapping: AnyMapping, at: Temporal.Instant): Promise<void> {
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
