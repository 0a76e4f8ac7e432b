import type { Db } from '../../../db/open.ts'

/** Days from one date to another without those called off, the nearest first; one more than `limit` if there are. */
export async function daysBetween(db: Db, from: string, to: string, limit: number): Promise<number[]> {
  const batches = await db
    .selectFrom('batches')
    .select('id')
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('status', '!=', 'cancelled')
    .orderBy('date')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return batches.map(({ id }) => id)
}
