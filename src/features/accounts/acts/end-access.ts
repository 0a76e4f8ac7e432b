import type { Transaction } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Schema } from '../../../db/schema/index.ts'

export type Trx = Transaction<Schema>

/**
 * Ends every session of a user: the epoch alone does, whatever is being started at this moment; the rows are tidied
 * away.
 */
export async function endSessions(trx: Trx, user: number): Promise<void> {
  await trx
    .updateTable('users')
    .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
    .where('id', '=', user)
    .execute()
  await trx.deleteFrom('sessions').where('user_id', '=', user).execute()
}

/** Ends all that acts in somebody's name: sessions and the tokens of programs. */
export async function endAccess(trx: Trx, user: number, now: Temporal.Instant): Promise<void> {
  await endSessions(trx, user)
  await trx
    .updateTable('api_tokens')
    .set({ revoked_at: now.toString() })
    .where('user_id', '=', user)
    .where('revoked_at', 'is', null)
    .execute()
}
