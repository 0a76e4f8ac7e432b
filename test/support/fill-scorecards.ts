import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../src/db/open.ts'
import type { Mark } from '../../src/domain/scoring/ratings.ts'
import { addUsualCriteria } from '../../src/features/vacancies/acts/add-usual-criteria.ts'
import { criteriaOf } from '../../src/features/vacancies/reads/criteria.ts'
import { saveScorecard } from '../../src/features/scorecards/acts/save-scorecard.ts'

/**
 * Six applicants of a vacancy, every criterion of each marked by each colleague. @returns the ids of their applications
 */
export async function fillScorecards(db: Db, vacancy: number): Promise<number[]> {
  const six = await db
    .selectFrom('applications')
    .select('id')
    .where('vacancy_id', '=', vacancy)
    .orderBy('candidate_id')
    .limit(6)
    .execute()
  const colleagues = await db.selectFrom('users').select('id').execute()
  if ((await criteriaOf(db, vacancy)).length === 0) await addUsualCriteria(db, vacancy)
  const criteria = await criteriaOf(db, vacancy)
  const mark = (seed: number) => (1 + (seed % 5)) as Mark
  for (const { id: application } of six) {
    for (const { id: colleague } of colleagues) {
      const marks = criteria.map(({ id }) => ({
        criterion: id,
        claimed: mark(id + application),
        observed: mark(id * application + colleague),
        evidence: null,
      }))
      await saveScorecard(
        db,
        { application, version: 0, marks, managerType: 'erudite', note: null, submitted: true },
        { by: colleague, at: Temporal.Instant.from('2026-11-24T06:00:00Z') },
      )
    }
  }
  return six.map(({ id }) => id)
}
