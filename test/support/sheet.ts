import { criteriaOf } from '../../src/features/vacancies/reads/criteria.ts'
import { testApp, testNow } from './app.ts'
import { makeCandidates, makeVacancy, smallFlow } from './fixtures.ts'

/** A planned batch with everybody invited, two colleagues, and the ways to send marks and to read what was kept. */
export async function invite(names: readonly string[]) {
  const app = await testApp()
  const { db } = app.database
  const hr = await app.visitor('hr')
  const manager = await app.visitor('manager')
  const vacancy = await makeVacancy(db)
  const candidates = await makeCandidates(db, vacancy, names)
  await hr.post('/batches', smallFlow(vacancy))
  const { id: slot, batch_id: batch } = await db
    .selectFrom('slots')
    .select(['id', 'batch_id'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const at = testNow.toString()
  const invitations = await db
    .insertInto('invitations')
    .values(
      candidates.map((candidate_id) => ({
        batch_id: batch,
        slot_id: slot,
        candidate_id,
        status: 'active' as const,
        walk_in: 0 as const,
        invited_at: at,
      })),
    )
    .returning('id')
    .execute()
  const ids = invitations.map(({ id }) => id).sort((one, other) => one - other)
  const criteria = await criteriaOf(db, vacancy)
  const criterion = (key: string) => criteria.find((one) => one.key === key)!.id
  const cell = (person: number, key: string, mark: string, seen = '') => ({
    [`mark-${ids[person]}-${criterion(key)}`]: mark,
    [`seen-${ids[person]}-${criterion(key)}`]: seen,
  })
  const come = (person: number) =>
    db.updateTable('invitations').set({ presence: 'came', arrived_at: at }).where('id', '=', ids[person]!).execute()
  const marksBy = async (role: 'hr' | 'manager') => {
    const rows = await db
      .selectFrom('scorecard_marks')
      .innerJoin('scorecards', 'scorecards.id', 'scorecard_id')
      .innerJoin('users', 'users.id', 'scorecards.user_id')
      .innerJoin('applications', 'applications.id', 'application_id')
      .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
      .innerJoin('criteria', 'criteria.id', 'criterion_id')
      .select(['candidates.name', 'criteria.key', 'observed'])
      .where('users.role', '=', role)
      .orderBy('candidates.id')
      .execute()
    return rows.map(({ name, key, observed }) => [name, key, observed])
  }
  return { ...app, db, hr, manager, vacancy, batch, sheet: `/batches/${batch}/sheet`, cell, come, marksBy }
}
