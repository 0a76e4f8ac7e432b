import { holdBatches } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Step } from '../../../domain/messages/steps.ts'
import { sendingSettings } from '../reads/sending-settings.ts'

/** Saves the steps of one open day; steps as the team has them leave the day without its own. */
export async function saveBatchSteps(
  db: Db,
  batch: number,
  steps: readonly Step[],
): Promise<{ done: true } | { refused: 'not-open' }> {
  return db.transaction().execute(async (trx) => {
    const [held] = await holdBatches(trx, [batch])
    if (held?.status !== 'planned') return { refused: 'not-open' }
    const steps_json = JSON.stringify(steps)
    await trx.deleteFrom('batch_steps').where('batch_id', '=', batch).execute()
    if (steps_json !== JSON.stringify((await sendingSettings(trx)).steps))
      await trx.insertInto('batch_steps').values({ batch_id: batch, steps_json }).execute()
    return { done: true }
  })
}
