import type { Db } from '../../../db/open.ts'

/**
 * Puts a message that was given up, or lost by whoever got it, back at the beginning. @returns false when there is no
 * such one
 */
export async function sendAgain(db: Db, endpoint: number, id: number): Promise<boolean> {
  const changed = await db
    .updateTable('webhook_deliveries')
    .set({ finished_at: null, delivered: 0, attempts: 0, next_at: '' })
    .where('id', '=', id)
    .where('endpoint_id', '=', endpoint)
    .where('finished_at', 'is not', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
