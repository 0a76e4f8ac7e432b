import type { Db } from '../../../db/open.ts'

/** How many days are looked through: what is older than these was left so on purpose. */
const daysRead = 30

export type DayLeftOpen = { id: number; date: string; title: string; open: boolean; missing: number }

/** Of the last days those that nobody has closed, or where somebody came and has no result; the latest first. */
export async function daysLeftOpen(db: Db, today: string): Promise<DayLeftOpen[]> {
  const days = await db
    .selectFrom('batches')
    .innerJoin('vacancies', 'vacancies.id', 'batches.vacancy_id')
    .select(['batches.id', 'batches.date', 'batches.status', 'vacancies.title'])
    .select((eb) =>
      eb
        .selectFrom('invitations')
        .select((one) => one.fn.countAll<number>().as('count'))
        .whereRef('invitations.batch_id', '=', 'batches.id')
        .where('invitations.status', '=', 'active')
        .where('invitations.presence', 'in', ['came', 'late'])
        .where('invitations.result', 'is', null)
        .as('missing'),
    )
    .where('batches.date', '<', today)
    .where('batches.status', '!=', 'cancelled')
    .orderBy('batches.date', 'desc')
    .orderBy('batches.id', 'desc')
    .limit(daysRead)
    .execute()
  return days
    .map(({ status, missing, ...day }) => ({ ...day, open: status === 'planned', missing: missing ?? 0 }))
    .filter(({ open, missing }) => open || missing > 0)
}
