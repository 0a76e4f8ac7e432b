import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

/** Candidates in the order they were added, without those who were erased and those of an import that still runs. */
export function candidatesAfter(db: Db, after: number, limit: number) {
  return db
    .selectFrom('candidates')
    .selectAll()
    .where('erased', '=', 0)
    .where(published)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}
