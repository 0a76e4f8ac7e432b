import type { Db } from '../../../db/open.ts'

export type Stopped = { done: true } | { refused: 'not-waiting' }

/**
 * A message that waits is not sent, nor one again of which nobody knows whether it has arrived. One that is being sent
 * at this moment can no longer be stopped.
 */
export async function stopMessage(db: Db, id: number): Promise<Stopped> {
  const stopped = await db
    .updateTable('messages')
    .set({ state: 'dropped', reason: 'stopped' })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('state', '=', 'unsure'), eb.and([eb('state', '=', 'queued'), eb('at_wire_since', 'is', null)])]),
    )
    .returning('id')
    .executeTakeFirst()
  return stopped ? { done: true } : { refused: 'not-waiting' }
}
