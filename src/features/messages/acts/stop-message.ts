import type { Db } from '../../../db/open.ts'

export type Stopped = { done: true } | { refused: 'not-waiting' }

/** A message that waits is not sent. One that is being sent at this moment can no longer be stopped. */
export async function stopMessage(db: Db, id: number): Promise<Stopped> {
  const stopped = await db
    .updateTable('messages')
    .set({ state: 'dropped', reason: 'stopped' })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('at_wire_since', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return stopped ? { done: true } : { refused: 'not-waiting' }
}
