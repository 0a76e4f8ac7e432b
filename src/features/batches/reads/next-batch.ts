import type { Db } from '../../../db/open.ts'

/** The next day of interviews to which people of a vacancy can be invited. @param today `2026-11-24` */
export function nextBatchOf(db: Db, vacancy: number, today: string) {
  return db
    .selectFrom('batches')
    .select('id')
    .where('vacancy_id', '=', vacancy)
    .where('status', '=', 'planned')
    .where('date', '>=', today)
    .orderBy('date')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
