import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'

/** How many exceptions a user may decide about: those of others. */
export async function countWaitingFor(db: Db, user: number): Promise<number> {
  const { count } = await db
    .selectFrom('offers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '=', sql.lit('waiting'))
    .where('created_by', '!=', user)
    .executeTakeFirstOrThrow()
  return count
}
