import type { Db } from '../../../db/open.ts'

export type Ticked = Awaited<ReturnType<typeof openAmong>>[number]

/** Those of some applications that belong to the vacancy and are open, by name. */
export function openAmong(db: Db, vacancy: number, applications: readonly number[]) {
  return db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select(['applications.id', 'applications.version', 'applications.candidate_id', 'candidates.name'])
    .where('applications.vacancy_id', '=', vacancy)
    .where('applications.id', 'in', [0, ...applications])
    .where('applications.closed_at', 'is', null)
    .orderBy('candidates.search_key')
    .orderBy('applications.id')
    .execute()
}
