import type { Db } from '../../../db/open.ts'
import type { Reading } from '../../../files/table.ts'
import type { Found, Unreadable } from '../reads/kept-rows.ts'
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
  // Only a text can be read otherwise.
  if (found.about?.kind !== 'csv') await db.deleteFrom('import_pieces').where('import_id', '=', id).execute()
}

/** Puts another reading of a waiting file in the place of the one before; a trial under that one is forgotten. */
export async function readOtherwise(
  db: Db,
  id: number,
  found: Found | Unreadable,
  reading: Reading,
  mapping: AnyMapping,
): Promise<void> {
  const changed = {
    ...columnsOf(found),
    reading_json: JSON.stringify(reading),
    mapping_json: JSON.stringify(mapping),
    trial_json: null,
  }
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set(changed)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .executeTakeFirst()
  const number = 'code' in found ? null : found.reading
  let useless = db.deleteFrom('import_rows').where('import_id', '=', id)
  if (numUpdatedRows === 0n) useless = useless.where('reading', '=', number ?? -1)
  else if (number !== null) useless = useless.where('reading', '<', number)
  await useless.execute()
}

function columnsOf(found: Found | Unreadable) {
  const { headings = [], ...kind } = found.about ?? {}
  const read =
    'code' in found
      ? { rows_of: null, row_count: 0, failure: found.code }
      : { rows_of: found.reading, row_count: found.rows, failure: null }
  return { ...read, headings_json: JSON.stringify(headings), kind_json: found.about && JSON.stringify(kind) }
}
