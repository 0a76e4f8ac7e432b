import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { hasArrived } from '../../message-sending/acts/settle-message.ts'
import { recordBounce } from '../../message-sending/acts/record-bounce.ts'

/** How far a message came, as a gateway tells it. */
export const statuses = ['sent', 'delivered', 'failed'] as const

/** Why it was not delivered; only of a number that does not exist it is remembered. */
export const failures = ['no-such-number', 'refused', 'expired', 'other'] as const

export type Status = {
  message: number
  status: (typeof statuses)[number]
  reason: (typeof failures)[number] | null
}

/** `being-sent`: the answer to the message itself is not here yet, so that it has to be told once more. */
export type StatusTaken = { done: true } | { refused: 'no-such-message' | 'being-sent' }

/** Notes how far a message came. What comes late or twice changes nothing. */
export async function takeStatus(
  db: Db,
  { message: id, status, reason }: Status,
  at: Temporal.Instant,
): Promise<StatusTaken> {
  const message = await db
    .selectFrom('messages')
    .select(['state', 'at_wire_since'])
    .where('id', '=', id)
    .where('channel', '=', 'gateway')
    .executeTakeFirst()
  if (!message) return { refused: 'no-such-message' }
  if (message.state === 'queued') return { refused: message.at_wire_since === null ? 'no-such-message' : 'being-sent' }
  if (status === 'failed') {
    if (message.state === 'dropped' || message.state === 'delivered') return { done: true }
    const why = reason === 'no-such-number' ? 'refused' : 'not-delivered'
    await recordBounce(db, id, { reason: why, code: reason ?? 'other' }, { by: null, at })
  } else if (!(await hasArrived(db, id, status, at)) && status === 'delivered')
    await db
      .updateTable('messages')
      .set({ state: 'delivered' })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .execute()
  return { done: true }
}
