import { sql } from 'kysely'
import type { AnyDb } from '../columns.ts'

/** People of a city that is none of ours, the newest first, with what else they may be narrowed by beside them. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createIndex('candidates_elsewhere')
    .on('candidates')
    .columns(['id', 'source', 'level'])
    .where(sql.ref('city_other'), 'is not', null)
    .execute()
}
