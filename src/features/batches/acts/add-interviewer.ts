import { holdBatches } from '../../../db/locking/locks.ts'
import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { tellInterviewers } from '../../interviewer-mail/acts/tell-interviewers.ts'

const mostInterviewers = 64

/** Adds an interviewer to a slot of an open batch and to all that follow it, because more people came than expected. */
export async function addInterviewer(
  db: Db,
  batchId: number,
  fromPosition: number,
  actor: Actor,
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
    const { begins } = await trx
      .selectFrom('slots')
      .select((eb) => eb.fn.min('starts_at').as('begins'))
      .where('batch_id', '=', batchId)
      .executeTakeFirstOrThrow()
    // Once the day goes on they are there and see it.
    if (begins > actor.at.toString()) await tellInterviewers(trx, batchId, {}, actor)
    return { done: true }
  })
}
