import type { Actor } from '../../../db/actor.ts'
import { holdBatches } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Step } from '../../../domain/messages/steps.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { replanReminders } from '../../messages/queueing/replan-reminders.ts'

/** Saves the steps of one open day, also for who is invited already; as the team has them, it keeps none of its own. */
export async function saveBatchSteps(
  db: Db,
  batch: number,
  steps: readonly Step[],
  actor: Actor,
): Promise<{ done: true } | { refused: 'not-open' }> {
  return db.transaction().execute(async (trx) => {
    const [held] = await holdBatches(trx, [batch])
    if (held?.status !== 'planned') return { refused: 'not-open' }
    const steps_json = JSON.stringify(steps)
    await trx.deleteFrom('batch_steps').where('batch_id', '=', batch).execute()
    if (steps_json !== JSON.stringify((await sendingSettings(trx)).steps))
      await trx.insertInto('batch_steps').values({ batch_id: batch, steps_json }).execute()
    await replanReminders(trx, [batch], actor)
    return { done: true }
  })
}
