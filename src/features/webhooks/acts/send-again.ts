import type { Db } from '../../../db/open.ts'

type Again = { again: true } | { refused: 'no-delivery' }

/** Puts a message that was given up, or that its receiver has lost, back at the beginning. */
export async function sendAgain(db: Db, endpoint: number, id: number): Promise<Again> {
  const changed = await db
    .updateTable('webhook_deliveries')
    .set({ finished_at: null, delivered: 0, attempts: 0, next_at: '' })
    .where('id', '=', id)
    .where('endpoint_id', '=', endpoint)
    .where('finished_at', 'is not', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n ? { again: true } : { refused: 'no-delivery' }
}
