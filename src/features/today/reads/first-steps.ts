import type { Db } from '../../../db/open.ts'

/** What a team has done so far, for the list of first steps. */
export type FirstSteps = { history: boolean; vacancy: boolean; candidates: boolean; batch: boolean }

export async function firstSteps(db: Db): Promise<FirstSteps> {
  const any = async (table: 'attendance_records' | 'vacancies' | 'candidates' | 'batches') =>
    (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) !== undefined
  return {
    history: await any('attendance_records'),
    vacancy: await any('vacancies'),
    candidates: await any('candidates'),
    batch: await any('batches'),
  }
}
