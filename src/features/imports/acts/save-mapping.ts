import type { Updateable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { ImportTable } from '../../../db/schema/imports.ts'
import type { AnyMapping } from '../kinds.ts'

/** Keeps how a waiting file is mapped; a trial under another mapping is forgotten. */
export const saveMapping = (db: Db, id: number, mapping: AnyMapping): Promise<void> =>
  setWaiting(db, id, { mapping_json: JSON.stringify(mapping), trial_json: null, failure: null })

export async function setWaiting(db: Db, id: number, set: Updateable<ImportTable>): Promise<void> {
  await db
    .updateTable('imports')
    .set(set)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .execute()
}
