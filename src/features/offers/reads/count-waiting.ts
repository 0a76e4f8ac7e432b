import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { managers } from '../../approvals/reads/managers.ts'
import { seatsOf } from '../../approvals/reads/seats.ts'

/** How many exceptions a user is asked to decide about, for themselves or for a colleague who is away. */
export async function countWaitingFor(db: Db, user: number, now: Temporal.Instant): Promise<number> {
  const asked = await askedOf(db, user, now)
  const { count } = await db
    .selectFrom('offers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(asked)
    .executeTakeFirstOrThrow()
  return count
}

/** The condition that an offer waits for a user: as `askedApprovers` names them, for all offers at once. */
export async function askedOf(db: Db, user: number, now: Temporal.Instant) {
  const seats = await seatsOf(db, user, now)
  const others = await managers(db)
  return (eb: ExpressionBuilder<Schema, 'offers'>): Expression<SqlBool> => {
    const nobodyBefore = others.length === 0 ? sql<boolean>`1 = 1` : eb('offers.created_by', '=', others[0]!)
    const turns = seats.flatMap(({ user: seat, rank }) => {
      const isTheirs = eb('offers.awaits', '=', rank).and('offers.created_by', '!=', seat)
      const isFirst = eb('offers.awaits', '=', 'manager').and('offers.created_by', '!=', seat).and(nobodyBefore)
      return rank === 'administrator' && others.length < 2 ? [isTheirs, isFirst] : [isTheirs]
    })
    return eb.and([
      eb('offers.status', '=', sql.lit('waiting')),
      eb('offers.created_by', '!=', user),
      eb.or([eb('offers.approved_by', 'is', null), eb('offers.approved_by', '!=', user)]),
      eb.or(turns),
    ])
  }
}
