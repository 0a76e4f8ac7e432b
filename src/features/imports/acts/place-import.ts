import type { Db } from '../../../db/open.ts'
import type { Found, Unreadable } from './read-kept-file.ts'
import type { AnyMapping, Kind } from '../kinds.ts'

/** A file that has arrived: what it is for, and how much it is. */
export type Place = { kind: Kind; vacancyId: number | null; size: number; mapping: AnyMapping }

/** Says of a file that has arrived what it holds; it is on the list from now on. */
export async function placeImport(
  db: Db,
  id: number,
  found: Found | Unreadable,
  { kind, vacancyId, size, mapping }: Place,
): Promise<void> {
  const about = { kind, vacancy_id: vacancyId, size, mapping_json: JSON.stringify(mapping) }
  await db
    .updateTable('imports')
    .set({ ...columnsOf(found), ...about })
    .where('id', '=', id)
    .execute()
  // Where the headings are, or how a text is written, a person may know better.
  if (!found.about?.place) await db.deleteFrom('import_pieces').where('import_id', '=', id).execute()
}

export function columnsOf(found: Found | Unreadable) {
  const { headings = [], beginnings: _, ...kind } = found.about ?? {}
  const read =
    'code' in found
      ? { rows_of: null, row_count: 0, failure: found.code }
      : { rows_of: found.reading, row_count: found.rows, failure: null }
  return { ...read, headings_json: JSON.stringify(headings), kind_json: found.about && JSON.stringify(kind) }
}
