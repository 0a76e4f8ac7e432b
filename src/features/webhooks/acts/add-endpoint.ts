import type { Temporal } from 'temporal-polyfill'
import { writingAlone } from '../../../db/locking/writing-alone.ts'
import type { Db } from '../../../db/open.ts'
import type { Noun } from '../events.ts'

/** More addresses than any team has programs. */
export const mostEndpoints = 20

type Added = { added: true } | { refused: 'too-many' }

/** Adds an address, unless there are as many as may be. */
export function addEndpoint(
  db: Db,
  { url, nouns, secret }: { url: string; nouns: readonly Noun[]; secret: string },
  by: number,
  now: Temporal.Instant,
): Promise<Added> {
  return writingAlone(db, 'webhook_endpoints', async (trx): Promise<Added> => {
    const { count } = await trx
      .selectFrom('webhook_endpoints')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (count >= mostEndpoints) return { refused: 'too-many' }
    await trx
      .insertInto('webhook_endpoints')
      .values({ url, secret, nouns_json: JSON.stringify(nouns), created_by: by, created_at: now.toString() })
      .execute()
    return { added: true }
  })
}
