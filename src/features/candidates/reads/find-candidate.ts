import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

export type Candidate = NonNullable<Awaited<ReturnType<typeof findCandidate>>>

export function findCandidate(db: Db, id: number) {
  return db
    .selectFrom('candidates')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .selectAll('candidates')
    .select(['cities.name_ru', 'cities.name_en', 'cities.time_zone'])
    .where('candidates.id', '=', id)
    .where('candidates.erased', '=', 0)
    .where(published)
    .executeTakeFirst()
}
