import { originOf, type Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { tellInterviewers } from '../../interviewer-mail/acts/tell-interviewers.ts'
import { queueCancellations } from '../../messages/queueing/changes.ts'
import { changeMeetings } from '../../messages/threads.ts'
import type { SeenBatch } from '../batch.ts'
import { endBatch, type Ended } from '../end-batch.ts'

/** Calls a batch off: its invitations are cancelled with the reason, and nobody counts as missed. */
export function cancelBatch(db: Db, seen: SeenBatch, reason: string, actor: Actor): Promise<Ended> {
  const now = actor.at.toString()
  return db.transaction().execute(async (trx) => {
    if (!(await endBatch(trx, seen, { status: 'cancelled', closed_at: now }))) return { stale: true }
    const ended = await trx
      .updateTable('invitations')
      .set((eb) => ({
        status: 'cancelled',
        ended_at: now,
        end_reason: reason,
        end_origin: originOf(actor),
        version: eb('version', '+', 1),
      }))
      .where('batch_id', '=', seen.id)
      .where('status', '=', 'active')
      .returning('thread_id')
      .execute()
    const threads = ended.flatMap(({ thread_id }) => thread_id ?? [])
    await changeMeetings(trx, threads)
    await queueCancellations(trx, threads, actor)
    await tellInterviewers(trx, seen.id, {}, actor)
    return { done: true }
  })
}
