import { sql } from 'kysely'
import type { Db } from '../open.ts'

/** Takes back what was counted, because it was no guess after all. */
export async function uncountHit(db: Db, key: string): Promise<void> {
  await db
    .updateTable('rate_limits')
    .set((eb) => ({ hits: eb('hits', '-', 1) }))
    .where('key', '=', key)
    .where('hits', '>', 0)
    .execute()
}

/** Begins anew. */
export async function forgetHits(db: Db, key: string): Promise<void> {
  await db.deleteFrom('rate_limits').where('key', '=', key).execute()
}

/**
 * Counts one call and forgets windows that are over.
 * @param now milliseconds since 1970
 * @returns the calls in the current window, this one included, and when it ends
 */
export async function countHit(
  db: Db,
  key: string,
  now: number,
  window: number,
): Promise<{ hits: number; endsAt: number }> {
  const row = await db
    .insertInto('rate_limits')
    .values({ key, hits: 1, window_ends_at: now + window })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        hits: sql<number>`case when rate_limits.window_ends_at <= ${now} then 1 else rate_limits.hits + 1 end`,
        window_ends_at: sql<number>`case when rate_limits.window_ends_at <= ${now} then ${now + window}
          else rate_limits.window_ends_at end`,
      }),
    )
    .returning(['hits', 'window_ends_at'])
    .executeTakeFirstOrThrow()
  if (row.hits === 1) await db.deleteFrom('rate_limits').where('window_ends_at', '<=', now).execute()
  return { hits: row.hits, endsAt: row.window_ends_at }
}
