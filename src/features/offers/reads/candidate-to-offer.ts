import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

/** The candidate with an id; undefined when erased or not yet published. */
export function candidateToOffer(db: Db, id: number): Promise<{ id: number; name: string } | undefined> {
  return db
    .selectFrom('candidates')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('erased', '=', 0)
    .where(published)
    .executeTakeFirst()
}
