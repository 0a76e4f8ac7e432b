import type { Db } from '../../../db/open.ts'
import { addressOf, filterQuery } from '../filters.ts'

/** More than anybody keeps; the list stays one that can be looked through. */
const most = 50

/** A person's saved filters by name, each with the address it stands for. */
export async function savedFilters(db: Db, user: number): Promise<{ id: number; name: string; address: string }[]> {
  const rows = await db
    .selectFrom('saved_filters')
    .select(['id', 'name', 'filters_json'])
    .where('user_id', '=', user)
    .orderBy('name')
    .limit(most)
    .execute()
  return rows.map(({ id, name, filters_json }) => ({
    id,
    name,
    address: addressOf(filterQuery.parse(JSON.parse(filters_json))),
  }))
}
