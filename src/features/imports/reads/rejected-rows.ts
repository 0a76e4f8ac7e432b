import type { Db } from '../../../db/open.ts'
import type { SetAside, SetAsideReason } from '../report.ts'

export type Rejected = SetAside & { cells: string[] | null }

/** Rows set aside, in the order of the file. */
export async function rejectedRows(db: Db, id: number, after: number, limit: number): Promise<Rejected[]> {
  const rows = await db
    .selectFrom('import_set_aside')
    .select(['row', 'reason', 'detail', 'cells_json'])
    .where('import_id', '=', id)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map(({ row, reason, detail, cells_json }) => ({
    row,
    reason: reason as SetAsideReason,
    detail,
    cells: cells_json === null ? null : (JSON.parse(cells_json) as string[]),
  }))
}
