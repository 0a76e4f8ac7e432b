import type { Db } from '../../../db/open.ts'

/** The vacancies that candidates can apply to, the newest first. */
export function openVacancies(db: Db): Promise<{ id: number; title: string }[]> {
  return db
    .selectFrom('vacancies')
    .select(['id', 'title'])
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}
