import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../../db/open.ts'
import { setWaiting } from '../save-mapping.ts'
import { importTable } from './import-table.ts'
import { type Import, type Trial, shownOfTrial } from '../../import.ts'
import type { AnyMapping } from '../../kinds.ts'
import { keptRows } from '../../reads/kept-rows.ts'
import { outcomeOf } from '../../report.ts'

/** Keeps what a trial of a waiting file has found. */
export const saveTrial = (db: Db, id: number, trial: Trial): Promise<void> =>
  setWaiting(db, id, { trial_json: JSON.stringify(trial) })

/** Finds out what loading a file of attendance or of the market would do. */
export async function tryShortFile(db: Db, item: Import, mapping: AnyMapping, at: Temporal.Instant): Promise<void> {
  if (item.kind === 'candidates') return
  const report = await importTable(db, item.kind, { headings: item.headings, rows: keptRows(db, item) }, mapping, {
    dryRun: true,
    at,
  })
  await saveTrial(db, item.id, { outcome: outcomeOf(report), setAside: report.setAside.slice(0, shownOfTrial) })
}
