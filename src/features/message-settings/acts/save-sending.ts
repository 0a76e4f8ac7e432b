import type { Transaction } from 'kysely'
import type { Actor } from '../../../db/actor.ts'
import { holdBatches } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { replanReminders } from '../../messages/queueing/replan-reminders.ts'
import type { SendingChange } from '../../message-templates/sending.ts'

/**
 * Saves how the team sends, or a part of it. Reminders of open days that wait follow other steps and hours.
 *
 * @param seen the version that was changed; `stale` when somebody else has changed it since
 */
export async function saveSending(
  db: Db,
  seen: number,
  change: SendingChange,
  actor: Actor,
): Promise<{ done: true } | { stale: true }> {
  return db.transaction().execute(async (trx) => {
    const open = await holdOpenBatches(trx)
    const { version, employer: _employer, ...now } = await sendingSettings(trx)
    if (version !== seen) return { stale: true }
    const { sender, replyTo, contact, waking, steps, ...switches } = { ...now, ...change }
    const values = {
      sender,
      reply_to: replyTo,
      contact,
      quiet_from: waking.from,
      quiet_until: waking.until,
      steps_json: JSON.stringify(steps),
      email: switches.email ? (1 as const) : (0 as const),
      gateway: switches.gateway ? (1 as const) : (0 as const),
      foreign_messengers: switches.foreignMessengers ? (1 as const) : (0 as const),
      version: version + 1,
    }
    const written = await trx
      .insertInto('sending_settings')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values).where('sending_settings.version', '=', seen))
      .returning('id')
      .executeTakeFirst()
    if (!written) return { stale: true }
    if (JSON.stringify([waking, steps]) !== JSON.stringify([now.waking, now.steps]))
      await replanReminders(trx, open, actor)
    return { done: true }
  })
}

async function holdOpenBatches(trx: Transaction<Schema>): Promise<number[]> {
  const rows = await trx.selectFrom('batches').select('id').where('status', '=', 'planned').execute()
  const ids = rows.map(({ id }) => id)
  const held = await holdBatches(trx, [0, ...ids])
  return held.filter(({ status }) => status === 'planned').map(({ id }) => id)
}
