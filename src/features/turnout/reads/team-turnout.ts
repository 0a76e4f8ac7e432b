import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { cameOf, closedInvitations } from './closed-invitations.ts'

export type Turnout = { came: number; invited: number }

/** Who came of all invited: imported history and the team's own closed batches, in one form. */
function outcomes(db: Db) {
  return db
    .selectFrom('attendance_records')
    .select('came')
    .unionAll(closedInvitations(db).select((eb) => cameOf(eb.ref('invitations.presence')).as('came')))
}

/** How many of all invited came, as far as this team's history goes; 0 of 0 when there is none. */
export async function teamTurnout(db: Db): Promise<Turnout> {
  return db
    .selectFrom(outcomes(db).as('outcome'))
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('came'), sql<number>`0`).as('came'),
      eb.fn.countAll<number>().as('invited'),
    ])
    .executeTakeFirstOrThrow()
}
