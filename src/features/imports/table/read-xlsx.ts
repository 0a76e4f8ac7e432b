import readWorkbook from 'read-excel-file/node'
import { type Cell, isEmptyRow, type TableRow } from '../../../domain/tables/cells.ts'
import { TableError } from './table-error.ts'
import { assertUnpacksWithin } from './unpacked-size.ts'

/** Reads the first sheet that has anything in it; dates come as dates, empty rows are passed over but keep their number. */
export async function readXlsx(bytes: Buffer, maxUnpackedBytes: number): Promise<TableRow[]> {
  await assertUnpacksWithin(bytes, maxUnpackedBytes)
  for (const { data } of await sheets(bytes)) {
    const rows = data.map((cells, index): TableRow => ({ row: index + 1, cells })).filter(({ cells }) => !isEmptyRow(cells))
    if (rows.length > 0) return rows
  }
  throw new TableError('empty')
}

async function sheets(bytes: Buffer): Promise<{ data: Cell[][] }[]> {
  try {
    // Its types name the constructor `Date` where the values are dates.
    return (await readWorkbook(bytes)) as { data: Cell[][] }[]
  } catch (error) {
    throw new TableError('not-a-table', { cause: error })
  }
}
