import type { Temporal } from 'temporal-polyfill'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { ReminderTable } from '../../../db/schema/invitations.ts'
import { gatewayAtWork, meansOf } from '../../messages/reads/gateway.ts'
import { noteAsked } from '../record-sent.ts'

/** What a colleague has found out about a message that may have been sent: it did arrive, or it is to go once more. */
export const findings = ['arrived', 'again'] as const
export type Finding = (typeof findings)[number]

export type Settled = { done: true } | { refused: 'not-unsure' | 'too-late' }

/** A colleague settles what nobody knew. @returns `too-late` when sending it again would be of no use any more */
export async function settleMessage(db: Db, id: number, finding: Finding, { at }: ColleagueActor): Promise<Settled> {
  if (finding === 'arrived') return (await hasArrived(db, id, 'sent', at)) ? { done: true } : { refused: 'not-unsure' }
  const again = await db
    .updateTable('messages')
    .set({ state: 'queued', reason: null, at_wire_since: null, next_attempt_at: at.toString() })
    .where('id', '=', id)
    .where('state', '=', 'unsure')
    .where('expires_at', '>', at.toString())
    .returning('id')
    .executeTakeFirst()
  if (again) return { done: true }
  const unsure = await db
    .selectFrom('messages')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'unsure')
    .executeTakeFirst()
  return { refused: unsure ? 'too-late' : 'not-unsure' }
}

/** A message that may have been sent has arrived after all: since it was sent, the person has been asked. */
export function hasArrived(db: Db, id: number, state: 'sent' | 'delivered', at: Temporal.Instant): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const arrived = await trx
      .updateTable('messages')
      .set((eb) => ({
        state,
        reason: null,
        sent_at: eb.fn.coalesce('at_wire_since', eb.val(at.toString())),
        at_wire_since: null,
      }))
      .where('id', '=', id)
      .where('state', '=', 'unsure')
      .returning(['thread_id', 'kind', 'channel', 'sent_at'])
      .executeTakeFirst()
    if (!arrived) return false
    const gateway = arrived.channel === 'gateway' ? await gatewayAtWork(trx) : null
    const means: ReminderTable['channel'] = arrived.channel === 'email' ? 'email' : gateway ? meansOf(gateway) : 'sms'
    await noteAsked(trx, arrived, arrived.sent_at ?? at.toString(), means)
    return true
  })
}
