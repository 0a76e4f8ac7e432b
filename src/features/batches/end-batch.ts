import type { Transaction } from 'kysely'
import type { BatchTable } from '../../db/schema/batches.ts'
import type { Schema } from '../../db/schema/index.ts'
import type { SeenBatch } from './batch.ts'

/** `stale`: the batch is not open any more, or not in the version that was seen; nothing was written. */
export type Ended = { done: true } | { stale: true }

type End = Pick<BatchTable, 'closed_at'> & { status: 'closed' | 'cancelled'; forecast_json?: string }

/** Ends an open batch. @returns false when it is not open any more, or not in the version that was seen */
export async function endBatch(trx: Transaction<Schema>, { id, version }: SeenBatch, end: End): Promise<boolean> {
  const ended = await trx
    .updateTable('batches')
    .set((eb) => ({ ...end, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .$if(version !== null, (query) => query.where('version', '=', version as number))
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
