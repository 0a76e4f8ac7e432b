import type { Db } from '../../../db/open.ts'
import type { EndedBy } from '../../../db/schema/applications.ts'

/** Adds one of the team's own reasons for closing; the same wording twice is one reason. */
export async function addCloseReason(db: Db, endedBy: EndedBy, wording: string): Promise<void> {
  await db
    .insertInto('close_reasons')
    .values({ ended_by: endedBy, wording })
    .onConflict((conflict) => conflict.columns(['ended_by', 'wording']).doNothing())
    .execute()
}
