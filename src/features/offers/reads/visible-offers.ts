import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'

export type VisibleOffer = NonNullable<Awaited<ReturnType<typeof visibleOffer>>>

/** Offers to candidates who can be seen: neither erased, nor in a file that is still being imported. */
const visible = (db: Db) =>
  db
    .selectFrom('offers')
    .innerJoin('candidates', 'candidates.id', 'offers.candidate_id')
    .selectAll('offers')
    .where('candidates.erased', '=', 0)
    .where(published)

export function visibleOffer(db: Db, id: number) {
  return visible(db).where('offers.id', '=', id).executeTakeFirst()
}

type Wanted = { after: number; limit: number; vacancy: number | undefined }

/** Offers after one, in the order they were made. */
export function visibleOffers(db: Db, { after, limit, vacancy }: Wanted): Promise<VisibleOffer[]> {
  let query = visible(db).where('offers.id', '>', after)
  if (vacancy !== undefined) query = query.where('offers.vacancy_id', '=', vacancy)
  return query.orderBy('offers.id').limit(limit).execute()
}
