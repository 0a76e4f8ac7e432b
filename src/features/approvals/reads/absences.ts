import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'

export type ShownAbsence = Awaited<ReturnType<typeof absences>>[number]

/** Who is away or will be, and who decides for them; what is over is left out. */
export function absences(db: Db, now: Temporal.Instant) {
  return db
    .selectFrom('absences')
    .innerJoin('users as delegate', 'delegate.id', 'absences.delegate_id')
    .select(['absences.user_id', 'absences.delegate_id', 'from_day', 'to_day', 'delegate.name as delegate'])
    .where('to_day', '>=', teamDay(now))
    .orderBy('absences.from_day')
    .execute()
}
