import type { Db } from '../../../src/db/open.ts'
import type { ManagerType } from '../../../src/domain/scoring/manager-type.ts'
import type { Mark } from '../../../src/domain/scoring/ratings.ts'
import { addUsualCriteria } from '../../../src/features/vacancies/acts/add-usual-criteria.ts'
import { criteriaOf } from '../../../src/features/vacancies/reads/criteria.ts'
import { saveScorecard } from '../../../src/features/scorecards/acts/save-scorecard.ts'
import { testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'

/** A vacancy with its criteria and people who applied. `key` gives a criterion's id. */
export async function compared(db: Db, names: readonly string[]) {
  const vacancy = await makeVacancy(db)
  if ((await criteriaOf(db, vacancy)).length === 0) await addUsualCriteria(db, vacancy)
  const candidates = await makeCandidates(db, vacancy, names)
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'candidate_id'])
    .where('vacancy_id', '=', vacancy)
    .execute()
  const applications = candidates.map((candidate) => rows.find((row) => row.candidate_id === candidate)!.id)
  const criteria = await criteriaOf(db, vacancy)
  const criterion = (key: string) => criteria.find((one) => one.key === key)!.id
  return { vacancy, candidates, applications, criterion }
}

/** Hands in a scorecard: by criterion what was claimed and what was seen. */
export async function handIn(
  db: Db,
  application: number,
  user: number,
  marks: Record<number, [Mark | null, Mark | null]>,
  managerType: ManagerType | null = null,
) {
  const given = Object.entries(marks).map(([criterion, [claimed, observed]]) => ({
    criterion: Number(criterion),
    claimed,
    observed,
    evidence: null,
  }))
  await saveScorecard(
    db,
    { application, version: 0, marks: given, managerType, note: null, submitted: true },
    { by: user, at: testNow },
  )
}

/** The id of a colleague by the role they signed in with last. */
export async function colleague(db: Db, role: 'hr' | 'manager' | 'recruiter'): Promise<number> {
  const { id } = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', role)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}
