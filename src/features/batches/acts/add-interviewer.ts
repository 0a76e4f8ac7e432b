import { holdBatches } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'

const mostInterviewers = 64

/** Adds an interviewer to a slot of an open batch and to all that follow it, because more people came than expected. */
export async function addInterviewer(
  db: Db,
  batchId: number,
  fromPosition: number,
): Promise<{ done: true } | { refused: 'no-such-batch' | 'not-open' }> {
  return db.transaction().execute(async (trx) => {
    const [batch] = await holdBatches(trx, [batchId])
    if (!batch) return { refused: 'no-such-batch' }
    if (batch.status !== 'planned') return { refused: 'not-open' }
    await trx
      .updateTable('slots')
      .set((eb) => ({ interviewers: eb('interviewers', '+', 1) }))
      .where('batch_id', '=', batchId)
      .where('position', '>=', fromPosition)
      .where('interviewers', '<', mostInterviewers)
      .execute()
    return { done: true }
  })
}
