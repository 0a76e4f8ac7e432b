import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'

export type Turnout = { came: number; invited: number }

/**
 * Every invitation that came true or not: loaded history and the team's own closed batches, in one form. Moved and
 * cancelled invitations are in neither number, late and left count as came, and walk-ins were never invited.
 */
function outcomes(db: Db) {
  return db
    .selectFrom('attendance_records')
    .select('came')
    .unionAll(
      db
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select(sql<0 | 1>`case when invitations.presence = 'missed' then 0 else 1 end`.as('came'))
        .where('batches.status', '=', 'closed')
        .where('invitations.status', '=', 'active')
        .where('invitations.walk_in', '=', 0),
    )
}

/** How many of all invited came, as far as this team's history goes; 0 of 0 when there is none. */
export async function teamTurnout(db: Db): Promise<Turnout> {
  const row = await db
    .selectFrom(outcomes(db).as('outcome'))
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('came'), sql<number>`0`).as('came'),
      eb.fn.countAll<number>().as('invited'),
    ])
    .executeTakeFirstOrThrow()
  return row
}
