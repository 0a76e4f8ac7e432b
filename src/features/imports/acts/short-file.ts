import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { cellText } from '../../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import { keptRows } from '../reads/kept-rows.ts'
import { importTable } from '../kinds.ts'
import { finishImport, type Import } from './imports.ts'
import { giveBack } from '../runs/recovery.ts'
import { outcomeOf } from '../report.ts'
import { holdRun, takeTurn, type Run } from '../runs/run-lease.ts'

/** How many rows set aside a trial shows. */
const shownOfTrial = 20

/** An import whose file is taken in whole: of attendance or of the market. */
export type ShortImport = Import & { kind: Exclude<Import['kind'], 'candidates'> }

/**
 * Tries or loads such a file, in one transaction at the most. @throws Stopped when the lease has gone to somebody else
 */
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
