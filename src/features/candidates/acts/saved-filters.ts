import type { Db } from '../../../db/open.ts'
import { addressOf, filterQuery, type Filters } from '../reads/filters.ts'

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

/** Keeps filters under a name; the same name again stands for the new ones. */
export async function saveFilter(db: Db, user: number, name: string, filters: Filters): Promise<void> {
  const filters_json = JSON.stringify(filters)
  await db
    .insertInto('saved_filters')
    .values({ user_id: user, name, filters_json })
    .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ filters_json }))
    .execute()
}

/** @returns its name; undefined when it is not this person's */
export function deleteFilter(db: Db, user: number, id: number): Promise<{ name: string } | undefined> {
  return db
    .deleteFrom('saved_filters')
    .where('user_id', '=', user)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
}
