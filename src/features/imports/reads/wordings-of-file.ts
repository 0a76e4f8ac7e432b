import type { Db } from '../../../db/open.ts'
import type { Cell } from '../../../domain/tables/cells.ts'
import type { Wording } from '../../../domain/tables/wordings.ts'
import { unknownWordings } from '../../../domain/turnout/attendance/outcomes.ts'
import type { Import } from '../import.ts'
import { keptRows } from './kept-rows.ts'

/** The outcomes in a waiting file of attendance that are in no list, those in most rows first. */
export async function wordingsOf(db: Db, item: Pick<Import, 'id' | 'kind' | 'rowsOf' | 'mapping'>): Promise<Wording[]> {
  const column = item.mapping['came']?.[0]
  if (item.kind !== 'attendance' || column === undefined) return []
  const cells: Cell[] = []
  for await (const row of keptRows(db, item)) cells.push(row.cells[column] ?? null)
  return unknownWordings(cells)
}
