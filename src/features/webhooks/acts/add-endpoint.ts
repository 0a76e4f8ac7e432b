import type { Temporal } from 'temporal-polyfill'
import { writingAlone } from '../../../db/locking/writing-alone.ts'
import type { Db } from '../../../db/open.ts'
import type { Noun } from '../events.ts'

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
