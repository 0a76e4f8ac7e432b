import type { Temporal } from 'temporal-polyfill'
import { isPostgres } from '../../../db/columns.ts'
import type { Db } from '../../../db/open.ts'
import { writingAlone } from '../../../db/locking/writing-alone.ts'
import { cutPage, pageSize, type Page } from '../../../web/paging.ts'
import { RETRY_AFTER, TRIAL, type Noun } from '../events.ts'

export type Delivery = NonNullable<Awaited<ReturnType<typeof deliveriesOf>>>['rows'][number]

/** More addresses than any team has programs. */
export const mostEndpoints = 20

/** Adds an address. @returns false when there are as many addresses as may be */
export function addEndpoint(
  db: Db,
  { url, nouns, secret }: { url: string; nouns: readonly Noun[]; secret: string },
  by: number,
  now: Temporal.Instant,
): Promise<boolean> {
  return writingAlone(db, 'webhook_endpoints', async (trx) => {
    const { count } = await trx
      .selectFrom('webhook_endpoints')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (count >= mostEndpoints) return false
    await trx
      .insertInto('webhook_endpoints')
      .values({ url, secret, nouns_json: JSON.stringify(nouns), created_by: by, created_at: now.toString() })
      .execute()
    return true
  })
}

/** Every address with how its last message that was tried ended. */
export function endpoints(db: Db) {
  return db
    .selectFrom('webhook_endpoints')
    .leftJoin('webhook_deliveries as last', (join) =>
      join.on('last.id', '=', (eb) =>
        eb
          .selectFrom('webhook_deliveries')
          .select('webhook_deliveries.id')
          .whereRef('webhook_deliveries.endpoint_id', '=', 'webhook_endpoints.id')
          .where('webhook_deliveries.attempts', '>', 0)
          .orderBy('webhook_deliveries.id', 'desc')
          .limit(1),
      ),
    )
    .select([
      'webhook_endpoints.id',
      'url',
      'secret',
      'nouns_json',
      'last.finished_at',
      'last.delivered',
      'last.attempts',
      'last.next_at',
      'last.last_answer',
    ])
    .orderBy('webhook_endpoints.id')
    .execute()
}

export const findEndpoint = (db: Db, id: number) =>
  db.selectFrom('webhook_endpoints').select(['id', 'url']).where('id', '=', id).executeTakeFirst()

/** Takes an address away with all that it was still to be told. */
export async function removeEndpoint(db: Db, id: number): Promise<boolean> {
  return (await db.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n
}

/** The messages to an address, the newest first. @param before the last one of the page before */
export async function deliveriesOf(db: Db, endpoint: number, before?: number) {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('endpoint_id', '=', endpoint)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  return cutPage(rows) satisfies Page<(typeof rows)[number]>
}

/** A message that only asks whether it arrives. */
export async function sendTrial(db: Db, endpoint: number, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('webhook_deliveries')
    .values({ endpoint_id: endpoint, event: TRIAL, subject_id: endpoint, at: now.toString() })
    .execute()
}

/**
 * Puts a message that was given up, or lost by whoever got it, back at the beginning. @returns false when there is no
 * such one
 */
export async function sendAgain(db: Db, endpoint: number, id: number): Promise<boolean> {
  const changed = await db
    .updateTable('webhook_deliveries')
    .set({ finished_at: null, delivered: 0, attempts: 0, next_at: '' })
    .where('id', '=', id)
    .where('endpoint_id', '=', endpoint)
    .where('finished_at', 'is not', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

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
 * in
 * the middle leaves them to the others then, and whoever gets one twice knows it by its number.
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
