import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import { RETRY_AFTER } from '../events.ts'

/** The addresses that something is to be sent to now. */
export function endpointsWithWork(db: Db, now: Temporal.Instant) {
  return db
    .selectFrom('webhook_endpoints')
    .select(['id', 'url', 'secret'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhook_deliveries')
          .select('webhook_deliveries.id')
          .whereRef('endpoint_id', '=', 'webhook_endpoints.id')
          .where('finished_at', 'is', null)
          .where('next_at', '<=', now.toString()),
      ),
    )
    .execute()
}

/**
 * Takes messages to an address for oneself, the oldest first. Until `free` nobody else takes them; a server that dies
 * in the middle leaves them to the others then, and whoever gets one twice knows it by its number.
 */
export async function claim(db: Db, endpoint: number, most: number, now: Temporal.Instant, free: Temporal.Instant) {
  const due = db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('endpoint_id', '=', endpoint)
    .where('finished_at', 'is', null)
    .where('next_at', '<=', now.toString())
    .orderBy('next_at')
    .orderBy('id')
    .limit(most)
    .$if(isPostgres(db), (query) => query.forUpdate().skipLocked())
  const claimed = await db
    .updateTable('webhook_deliveries')
    .set({ next_at: free.toString() })
    .where('id', 'in', due)
    .returning(['id', 'event', 'subject_id', 'at', 'attempts'])
    .execute()
  return claimed.toSorted((one, other) => one.id - other.id)
}

/** Gives back messages that were taken and not tried. */
export async function release(db: Db, ids: readonly number[], until: string): Promise<void> {
  if (ids.length > 0)
    await db
      .updateTable('webhook_deliveries')
      .set({ next_at: until })
      .where('id', 'in', ids)
      .where('finished_at', 'is', null)
      .execute()
}

export async function recordDelivered(
  db: Db,
  id: number,
  attempts: number,
  answer: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ attempts, delivered: 1, finished_at: now.toString(), last_answer: answer })
    .where('id', '=', id)
    .execute()
}

/** @returns when it is tried again; null when it is given up */
export async function recordFailure(
  db: Db,
  id: number,
  attempts: number,
  answer: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const wait = RETRY_AFTER[attempts - 1]
  const next = wait === undefined ? null : now.add({ seconds: wait }).toString()
  await db
    .updateTable('webhook_deliveries')
    .set({ attempts, last_answer: answer, ...(next === null ? { finished_at: now.toString() } : { next_at: next }) })
    .where('id', '=', id)
    .execute()
  return next
}

/** Forgets what happened before an instant, also what never arrived: an address that is gone must not fill the base. */
export async function forgetOld(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('webhook_deliveries').where('at', '<', before.toString()).execute()
}
