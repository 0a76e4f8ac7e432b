import { existsSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../src/db/open.ts'
import { importAttendance } from '../../../src/features/imports/attendance.ts'
import { importCandidates } from '../../../src/features/imports/candidates.ts'
import { readTable } from '../../../src/features/imports/table/read-table.ts'

export const at = Temporal.Instant.from('2026-11-24T06:00:00Z')

const tableOf = (lines: readonly string[]) => readTable(Buffer.from(lines.join('\n')))

export const loadAttendance = async (db: Db, lines: readonly string[], dryRun = false) =>
  importAttendance(db, await tableOf(lines), undefined, { dryRun, at })

export const loadCandidates = async (db: Db, lines: readonly string[], options: { dryRun?: boolean; vacancyId?: number } = {}) =>
  importCandidates(db, await tableOf(lines), undefined, { at, ...options })

/** The real file of 550 invitations, which is not ours to pass on; null where the machine has none. */
export function realAttendanceFile(): string | null {
  const file = new URL('../../../../shared/data/attendance/interview-attendance.csv', import.meta.url).pathname
  return existsSync(file) ? file : null
}
