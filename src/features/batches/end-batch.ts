import type { Transaction } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { BatchTable } from '../../db/schema/batches.ts'
import type { Schema } from '../../db/schema/index.ts'
import type { SeenBatch } from './batch.ts'

/** `stale`: the batch is not open any more, or not in the version that was seen; nothing was written. */
export type Ended = { done: true } | { stale: true }

type End = Pick<BatchTable, 'closed_at'> & { status: 'closed' | 'cancelled'; forecast_json?: string }

/** Ends an open batch, and does with its invitations in the same transaction what follows from that. */
export function endBatch(
  db: Db,
  { id, version }: SeenBatch,
  end: End,
  endInvitations: (trx: Transaction<Schema>) => Promise<unknown>,
): Promise<Ended> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('batches')
      .set((eb) => ({ ...end, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('status', '=', 'planned')
      .$if(version !== null, (query) => query.where('version', '=', version as number))
      .returning('id')
      .executeTakeFirst()
    if (!ended) return { stale: true }
    await endInvitations(trx)
    return { done: true }
  })
}
