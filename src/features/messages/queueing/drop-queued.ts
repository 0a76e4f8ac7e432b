import type { Transaction } from 'kysely'
import { inChunks } from '../../../db/chunks.ts'
import type { Schema } from '../../../db/schema/index.ts'
import type { DropReason } from '../../../domain/messages/why-not-sent.ts'
import type { MessageKind } from '../../../domain/messages/wordings.ts'

/**
 * Drops what waits in these threads and is of no use any more. One that a server is sending at this moment is not
 * touched: whoever drops must take it for sent. @returns how many
 */
export async function dropQueued(
  trx: Transaction<Schema>,
  threads: readonly number[],
  reason: DropReason,
  kinds?: readonly MessageKind[],
): Promise<number> {
  let dropped = 0
  for (const some of inChunks(threads)) {
    const { numUpdatedRows } = await trx
      .updateTable('messages')
      .set({ state: 'dropped', reason })
      .where('thread_id', 'in', some)
      .where('state', '=', 'queued')
      .where('at_wire_since', 'is', null)
      .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds!))
      .executeTakeFirst()
    dropped += Number(numUpdatedRows)
  }
  return dropped
}
