import type { Db } from '../../../db/open.ts'

/** The applications of some candidates to a vacancy. */
export async function applicationsTo(
  db: Db,
  vacancy: number,
  candidates: readonly number[],
): Promise<Map<number, number>> {
  if (candidates.length === 0) return new Map()
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'candidate_id'])
    .where('vacancy_id', '=', vacancy)
    .where('candidate_id', 'in', candidates)
    .execute()
  return new Map(rows.map(({ id, candidate_id }) => [candidate_id, id]))
}
