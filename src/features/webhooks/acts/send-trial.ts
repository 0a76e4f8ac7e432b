import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { TRIAL } from '../events.ts'

/** A message that only asks whether it arrives. */
export async function sendTrial(db: Db, endpoint: number, now: Temporal.Instant): Promise<void> {
  await db
    .insertInto('webhook_deliveries')
    .values({ endpoint_id: endpoint, event: TRIAL, subject_id: endpoint, at: now.toString() })
    .execute()
}
