import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { NewImport } from '../import.ts'

/** How long a file waits to be loaded, and how long rows set aside can be fetched to be mended. */
const patience = { file: { hours: 24 }, rows: { hours: 24 * 30 } }

/** Writes down that a file is coming; files that nobody went on with go at the same time. @returns its key */
export async function startImport(
  db: Db,
  { kind, fileName, vacancyId, by }: NewImport,
  now: Temporal.Instant,
): Promise<number> {
  await forgetOld(db, now)
  const { id } = await db
    .insertInto('imports')
    .values({ kind, file_name: fileName, vacancy_id: vacancyId, created_by: by, created_at: now.toString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function forgetOld(db: Db, now: Temporal.Instant) {
  const abandoned = now.subtract(patience.file).toString()
  await db
    .deleteFrom('imports')
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .where('created_at', '<', abandoned)
    .execute()
  const old = db.selectFrom('imports').select('id').where('finished_at', '<', now.subtract(patience.rows).toString())
  await db
    .updateTable('import_set_aside')
    .set({ cells_json: null, detail: null })
    .where('import_id', 'in', old)
    .where('cells_json', 'is not', null)
    .execute()
}
