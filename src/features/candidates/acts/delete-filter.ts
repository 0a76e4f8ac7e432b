import type { Db } from '../../../db/open.ts'

/** @returns its name; undefined when it is not this person's */
export function deleteFilter(db: Db, user: number, id: number): Promise<{ name: string } | undefined> {
  return db
    .deleteFrom('saved_filters')
    .where('user_id', '=', user)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
}
