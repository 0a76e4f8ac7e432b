import type { Temporal } from 'temporal-polyfill'
import { holdTrials } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'

/** Nobody else is drawn for a trial from now on; messages that wait keep what they were drawn for. */
export function endTrial(db: Db, id: number, at: Temporal.Instant): Promise<{ done: true } | { refused: 'ended' }> {
  return db.transaction().execute(async (trx) => {
    await holdTrials(trx)
    const ended = await trx
      .updateTable('message_trials')
      .set({ ended_at: at.toString() })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return ended ? { done: true } : { refused: 'ended' }
  })
}
