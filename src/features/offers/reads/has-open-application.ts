import type { Db } from '../../../db/open.ts'

/** Whether somebody has applied to a vacancy and is still considered for it. */
export async function hasOpenApplication(db: Db, candidate: number, vacancy: number): Promise<boolean> {
  const row = await db
    .selectFrom('applications')
    .select('id')
    .where('candidate_id', '=', candidate)
    .where('vacancy_id', '=', vacancy)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
