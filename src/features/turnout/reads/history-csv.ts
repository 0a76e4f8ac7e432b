import { Readable } from 'node:stream'
import { attendanceFields } from '../../../domain/turnout/attendance/attendance-columns.ts'
import { attendanceRow } from '../../../domain/turnout/attendance/attendance-normalise.ts'
import type { Db } from '../../../db/open.ts'
import { writeCsv, writeCsvRows } from '../../../files/write/csv.ts'
import { wholeHistory } from './history.ts'

/** The whole history as the attendance import takes it, written while it is read. */
export function historyCsv(db: Db): Readable {
  return Readable.from(pages(db))
}

async function* pages(db: Db): AsyncGenerator<string> {
  yield writeCsv(attendanceFields, [])
  for await (const page of wholeHistory(db)) yield writeCsvRows(page.map(attendanceRow))
}
