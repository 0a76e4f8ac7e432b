import type { Db } from '../../../db/open.ts'
import { columnsOf } from './place-import.ts'
import type { Found, Unreadable } from './read-kept-file.ts'
import type { AnyMapping } from '../kinds.ts'
import type { Reading } from '../../../files/table.ts'

/** Puts another reading of a waiting file in the place of the one before; a trial under that one is forgotten. */
export async function readAgain(
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
