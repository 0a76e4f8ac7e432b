import type { Db } from '../../../db/open.ts'
import type { MarketRole } from '../market.ts'

/** Every role there are postings of, the most frequent first. */
export function marketRoles(db: Db): Promise<MarketRole[]> {
  return db
    .selectFrom('market_figures')
    .select(['role', 'postings', 'with_basis', 'published_from', 'published_to', 'loaded_at'])
    .orderBy('postings', 'desc')
    .orderBy('role')
    .execute()
}
