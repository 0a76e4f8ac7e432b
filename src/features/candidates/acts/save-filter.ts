import type { Db } from '../../../db/open.ts'
import type { Filters } from '../filters.ts'

/** Keeps filters under a name; the same name again stands for the new ones. */
export async function saveFilter(db: Db, user: number, name: string, filters: Filters): Promise<void> {
  const filters_json = JSON.stringify(filters)
  await db
    .insertInto('saved_filters')
    .values({ user_id: user, name, filters_json })
    .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ filters_json }))
    .execute()
}
