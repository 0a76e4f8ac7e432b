import type { Db } from '../../../db/open.ts'
import { isForbiddenHeading } from '../../../domain/tables/forbidden-columns.ts'
import type { Import } from '../import.ts'
import { rejectedRows } from '../reads/rejected-rows.ts'
import { reasonText } from '../report-words.ts'
import { writeCsvRows } from '../../../files/write/csv.ts'
import type { Visitor } from '../../../web/visitor.ts'

const chunkSize = 1000

/**
 * The rows that were not taken as a file to be mended and loaded again: their own columns, and why each was not taken.
 */
export async function* rejectedCsv(db: Db, { id, headings }: Import, t: Visitor['t']): AsyncGenerator<string> {
  const columns = headings.flatMap((heading, column) => (isForbiddenHeading(heading) ? [] : [column]))
  // Excel takes a file without this mark for one in an old encoding.
  yield `\ufeff${writeCsvRows([[...columns.map((column) => headings[column] ?? ''), t('imports.rejected-reason')]])}`
  let after = 0
  for (;;) {
    const rows = await rejectedRows(db, id, after, chunkSize)
    const last = rows.at(-1)
    if (!last) return
    yield writeCsvRows(
      rows.flatMap(({ cells, ...why }) =>
        cells ? [[...columns.map((column) => cells[column] ?? ''), reasonText(why, t)]] : [],
      ),
    )
    after = last.row
  }
}
