import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { unfilledPlaces } from '../../../domain/lawful-text/unfilled-places.ts'

/** Consents in force whose text was kept with a place nobody filled in: who agreed, and to what. */
export async function consentsWithGaps(db: Db) {
  const rows = await db
    .selectFrom('consents')
    .innerJoin('candidates', 'candidates.id', 'consents.candidate_id')
    .select(['consents.id', 'candidates.id as candidate', 'candidates.name', 'consents.given_on', 'consents.wording'])
    .where('consents.withdrawn_on', 'is', null)
    .where('candidates.erased', '=', 0)
    .where(sql<boolean>`(wording like '%[%' or wording like '%{%' or wording like '%!_!_!_%' escape '!')`)
    .orderBy('consents.id', 'desc')
    .execute()
  return rows.filter(({ wording }) => unfilledPlaces(wording).length > 0)
}
