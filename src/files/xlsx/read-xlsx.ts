import { isEmptyRow, type TableRow } from '../../domain/tables/cells.ts'
import type { Sheet } from '../found-table.ts'
import { limits } from '../limits.ts'
import { asTableError, TableError } from '../table-error.ts'
import { openArchive } from './archive.ts'
import { sheetReader } from './sheet.ts'
import { readWorkbook } from './workbook.ts'
import { xmlEvents } from './xml.ts'

/**
 * The sheets of a workbook. Rows that have anything in them come as they are unpacked: dates come as dates, empty rows
 * are passed over but keep their number. A stray cell far from the table costs nothing, whatever its address.
 *
 * @throws TableError here and from the rows
 */
export async function readXlsx(bytes: Buffer, mostUnpacked: number): Promise<Sheet[]> {
  try {
    const archive = await openArchive(bytes, mostUnpacked)
    const workbook = await readWorkbook(archive)
    let length = 0

    async function* rowsOf(place: string): AsyncGenerator<TableRow> {
      try {
        const file = await archive(place)
        if (file === null) return
        const reader = sheetReader(workbook)
        for await (const _ of xmlEvents(file, reader.listener)) {
          for (const row of reader.take()) {
            if (isEmptyRow(row.cells)) continue
            for (const cell of row.cells) if (typeof cell === 'string') length += cell.length
            if (length > limits.workbookText) throw new TableError('too-large')
            yield row
          }
        }
      } catch (error) {
        throw asTableError(error, 'not-a-table')
      }
    }
    return workbook.sheets.map(({ name, place }) => ({ name, rows: () => rowsOf(place) }))
  } catch (error) {
    throw asTableError(error, 'not-a-table')
  }
}
