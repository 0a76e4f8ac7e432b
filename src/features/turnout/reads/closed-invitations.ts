import { type Expression, sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Presence } from '../../../domain/turnout/presence.ts'

/**
 * The invitations that count for turnout: those still standing when their batch was closed. Moved and cancelled ones
 * are left out, and walk-ins were never invited.
 */
export function closedInvitations(db: Db) {
  return db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .where('batches.status', '=', 'closed')
    .where('invitations.status', '=', 'active')
    .where('invitations.walk_in', '=', 0)
}

/** `hasCome` in a query: 1 or 0. Everybody of a closed batch is marked. */
export function cameOf(presence: Expression<Presence | null>) {
  return sql<0 | 1>`case when ${presence} = 'missed' then 0 else 1 end`
}
