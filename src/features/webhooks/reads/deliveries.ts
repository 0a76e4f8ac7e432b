import type { Db } from '../../../db/open.ts'
import { type Page, cutPage, pageSize } from '../../../web/paging.ts'

export type Delivery = NonNullable<Awaited<ReturnType<typeof deliveriesOf>>>['rows'][number]

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
