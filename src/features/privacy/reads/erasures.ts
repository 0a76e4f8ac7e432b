import type { Db } from '../../../db/open.ts'
import { cutPage, cutPageBy, pageSize } from '../../../web/paging.ts'

/** A place in a list by day: whoever is later, or as late and after in number. */
export type DueKey = { by: string; id: number }

/** Those who must be erased until a day, the most urgent first. */
export async function dueUntil(db: Db, until: string, after?: DueKey) {
  let query = db
    .selectFrom('candidates')
    .select(['id', 'name', 'erase_by'])
    .where('erase_by', 'is not', null)
    .where('erase_by', '<=', until)
  if (after) query = query.where((eb) => eb(eb.refTuple('erase_by', 'id'), '>', eb.tuple(after.by, after.id)))
  const read = await query
    .orderBy('erase_by')
    .orderBy('id')
    .limit(pageSize + 1)
    .execute()
  return cutPageBy(read, pageSize, ({ erase_by, id }) => erase_by && { by: erase_by, id })
}

/** Whether anybody must be erased until a day. */
export async function anyDue(db: Db, until: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('candidates')
      .select('id')
      .where('erase_by', 'is not', null)
      .where('erase_by', '<=', until)
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}

const entries = (db: Db) =>
  db
    .selectFrom('erasures')
    .leftJoin('users', 'users.id', 'erasures.by_user')
    .select([
      'erasures.id',
      'erasures.candidate_id',
      'erasures.basis',
      'erasures.counts_json',
      'erasures.at',
      'users.name as author',
    ])

export type ErasureEntry = NonNullable<Awaited<ReturnType<typeof findErasure>>>

/** The log of erasures, the last first. */
export async function erasureLog(db: Db, before: number | undefined) {
  const query = entries(db)
    .orderBy('erasures.id', 'desc')
    .limit(pageSize + 1)
  return cutPage(await (before === undefined ? query : query.where('erasures.id', '<', before)).execute())
}

export function findErasure(db: Db, id: number) {
  return entries(db).where('erasures.id', '=', id).executeTakeFirst()
}
