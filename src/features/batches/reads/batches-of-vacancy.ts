import type { Db } from '../../../db/open.ts'

/** All batches of a vacancy, the latest day first: there are dozens, not thousands. */
export function batchesOf(db: Db, vacancy: number) {
  return db
    .selectFrom('batches')
    .select(['id', 'format', 'date', 'goal', 'status'])
    .where('vacancy_id', '=', vacancy)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
