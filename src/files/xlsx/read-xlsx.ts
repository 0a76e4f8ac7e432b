import { isEmptyRow, type TableRow } from '../../domain/tables/cells.ts'
import { limits } from '../limits.ts'
import { asTableError, TableError } from '../table-error.ts'
import { openArchive } from './archive.ts'
import { sheetReader } from './sheet.ts'
import { readWorkbook } from './workbook.ts'
import { xmlEvents } from './xml.ts'

/**
 * The rows of the first sheet that has anything in it, as it is unpacked: dates come as dates, empty rows are passed
 * over but keep their number. A stray cell far from the table costs nothing, whatever its address.
 */
export async function* readXlsx(bytes: Buffer, mostUnpacked: number): AsyncGenerator<TableRow> {
  try {
    const archive = await openArchive(bytes, mostUnpacked)
    const workbook = await readWorkbook(archive)
    let [isEmpty, length] = [true, 0]
    for (const sheet of workbook.sheets) {
      const file = await archive(sheet)
      if (file === null) continue
      const reader = sheetReader(workbook)
      for await (const _ of xmlEvents(file, reader.listener)) {
        for (const row of reader.take()) {
          if (isEmptyRow(row.cells)) continue
          for (const cell of row.cells) if (typeof cell === 'string') length += cell.length
          if (length > limits.workbookText) throw new TableError('too-large')
          isEmpty = false
          yield row
        }
      }
      if (!isEmpty) return
    }
  } catch (error) {
    throw asTableError(error, 'not-a-table')
  }
}
