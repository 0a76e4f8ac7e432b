import type { Db } from '../../../../db/open.ts'
import type { MarketField } from '../../../../domain/pay/market/market-columns.ts'
import type { Mapping } from '../../../../domain/tables/columns.ts'
import type { attendanceFields } from '../../../../domain/turnout/attendance/attendance-columns.ts'
import { importAttendance } from './import-attendance.ts'
import { importMarket } from './import-market.ts'
import type { ImportOptions } from '../../import.ts'
import type { AnyMapping, Kind } from '../../kinds.ts'
import type { ImportReport } from '../../report.ts'
import type { Rows } from '../../../../files/table.ts'

/**
 * A short table that is loaded while somebody waits; candidates, of whom there may be a million, are loaded in the
 * background.
 */
export function importTable(
  db: Db,
  kind: Exclude<Kind, 'candidates'>,
  table: Rows,
  mapping: AnyMapping,
  options: ImportOptions,
): Promise<ImportReport> {
  return kind === 'attendance'
    ? importAttendance(db, table, mapping as Mapping<(typeof attendanceFields)[number]>, options)
    : importMarket(db, table, mapping as Mapping<MarketField>, options)
}
