import type { Step } from '../../../db/journal.ts'
import type { Db } from '../../../db/open.ts'

/** Who this candidate has become part of; undefined when of nobody. */
export async function mergedInto(db: Db, id: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('merges')
    .select('kept_id')
    .where('merged_id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row?.kept_id
}

/** Who has become part of this candidate, the latest first. */
export async function mergesInto(db: Db, kept: number) {
  const rows = await db
    .selectFrom('merges')
    .leftJoin('users', 'users.id', 'merges.by_user')
    .select(['merges.id', 'merges.at', 'merges.before_json', 'users.name as author'])
    .where('merges.kept_id', '=', kept)
    .where('merges.undone_at', 'is', null)
    .orderBy('merges.id', 'desc')
    .execute()
  return rows.map(({ before_json, ...merge }) => ({ ...merge, steps: JSON.parse(before_json) as Step[] }))
}
