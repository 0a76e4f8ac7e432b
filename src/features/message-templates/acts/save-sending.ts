import type { Db } from '../../../db/open.ts'
import { sendingSettings } from '../reads/sending-settings.ts'
import type { SendingSettings } from '../sending.ts'

/**
 * Saves how the team sends, or a part of it.
 *
 * @param seen the version that was changed; `stale` when somebody else has changed it since
 */
export async function saveSending(
  db: Db,
  seen: number,
  change: Partial<SendingSettings>,
): Promise<{ done: true } | { stale: true }> {
  return db.transaction().execute(async (trx) => {
    const { version, ...now } = await sendingSettings(trx)
    if (version !== seen) return { stale: true }
    const { sender, employer, replyTo, contact, waking, steps, ...switches } = { ...now, ...change }
    const values = {
      sender,
      employer,
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
    return written ? { done: true } : { stale: true }
  })
}
