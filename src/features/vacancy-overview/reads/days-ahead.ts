import type { Db } from '../../../db/open.ts'

export type DayAhead = { vacancy_id: number; id: number; date: string; planned: number; invited: number }

/** The open days of some vacancies from `today` on, the nearest first, with how many the plan invites and who is. */
export async function daysAhead(db: Db, vacancies: readonly number[], today: string): Promise<DayAhead[]> {
  if (vacancies.length === 0) return []
  const rows = await db
    .selectFrom('batches')
    .select(['batches.vacancy_id', 'batches.id', 'batches.date'])
    .select((eb) => [
      eb
        .selectFrom('slots')
        .whereRef('slots.batch_id', '=', 'batches.id')
        .select((s) => s.fn.sum<number>('slots.planned_invitations').as('people'))
        .as('planned'),
      eb
        .selectFrom('invitations')
        .whereRef('invitations.batch_id', '=', 'batches.id')
        .where('invitations.status', '=', 'active')
        .where('invitations.walk_in', '=', 0)
        .select((s) => s.fn.countAll<number>().as('people'))
        .as('invited'),
    ])
    .where('batches.vacancy_id', 'in', vacancies)
    .where('batches.status', '=', 'planned')
    .where('batches.date', '>=', today)
    .orderBy('batches.date')
    .orderBy('batches.id')
    .execute()
  return rows.map((row) => ({ ...row, planned: row.planned ?? 0, invited: row.invited ?? 0 }))
}
