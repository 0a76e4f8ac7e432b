import type { Db } from '../../../db/open.ts'
import type { VersionedId } from '../../../db/versioned-id.ts'

/** Applications of a person that are open and have not led to work, to one vacancy or to any. */
export function openApplications(db: Db, candidate: number, vacancy: number | null): Promise<VersionedId[]> {
  return db
    .selectFrom('applications')
    .select(['id', 'version'])
    .where('candidate_id', '=', candidate)
    .where('closed_at', 'is', null)
    .where('started_on', 'is', null)
    .$if(vacancy !== null, (query) => query.where('vacancy_id', '=', vacancy))
    .orderBy('id')
    .execute()
}
