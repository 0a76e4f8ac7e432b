import type { Db } from '../../../db/open.ts'

/**
 * Only a file that is not loaded and that nobody is at; what was loaded stays on the list. @returns whether it is gone
 */
export async function removeImport(db: Db, id: number): Promise<boolean> {
  const removed = await db
    .deleteFrom('imports')
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .where('runner', 'is', null)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}
