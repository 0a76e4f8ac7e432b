import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'

/** Remembers that these two are not the same person; nothing where one of them was merged or erased a moment ago. */
export async function tellApart(db: Db, one: number, other: number, by: number, now: Temporal.Instant): Promise<void> {
  const [first_id, second_id] = one < other ? [one, other] : [other, one]
  await db.transaction().execute(async (trx) => {
    const both = trx.selectFrom('candidates').select('id').where('id', 'in', [first_id, second_id]).orderBy('id')
    const there = await both.$if(isPostgres(db), (query) => query.forKeyShare()).execute()
    if (there.length < 2) return
    await trx
      .insertInto('different_people')
      .values({ first_id, second_id, by_user: by, at: now.toString() })
      .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
      .execute()
  })
}
