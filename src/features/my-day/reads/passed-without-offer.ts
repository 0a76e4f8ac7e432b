import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { lines, type DayLine } from './due.ts'

/** People who passed and have no offer for that vacancy yet, the longest waiting first. */
export function passedWithoutOffer(db: Db, limit: number): Promise<DayLine[]> {
  return lines(db)
    .where('stages.kind', '=', sql.lit('passed'))
    .where('applications.in_talks', '=', sql.lit(1))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('offers')
            .select('offers.id')
            .whereRef('offers.candidate_id', '=', 'applications.candidate_id')
            .whereRef('offers.vacancy_id', '=', 'applications.vacancy_id'),
        ),
      ),
    )
    .orderBy('applications.stage_entered_at')
    .orderBy('applications.id')
    .limit(limit)
    .execute()
}
