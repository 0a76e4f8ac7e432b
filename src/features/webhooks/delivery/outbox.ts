import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { claimDue, giveBack, type Outbox } from '../../../db/outbox.ts'
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

const outbox: Outbox = { table: 'webhook_deliveries', due: 'next_at', waiting: sql`finished_at is null` }

/**
 * Takes messages to an address for oneself, the oldest first. Until `free` nobody else takes them; whoever gets one
 * twice, because a server died in the middle, knows it by its number.
 */
export async function claim(db: Db, endpoint: number, most: number, now: Temporal.Instant, free: Temporal.Instant) {
  const ids = await claimDue(db, outbox, { of: sql`endpoint_id = ${endpoint}`, most, now, until: free })
  return db
    .selectFrom('webhook_deliveries')
    .select(['id', 'event', 'subject_id', 'at', 'attempts'])
    .where('id', 'in', [0, ...ids])
    .orderBy('id')
    .execute()
}

/** Gives back messages that were taken and not tried. */
export const release = (db: Db, ids: readonly number[], until: string): Promise<void> =>
  giveBack(db, outbox, ids, until)

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
