import type { AnyDb } from '../columns.ts'

/** The applications of a period, the newest first. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createIndex('applications_by_day')
    .on('applications')
    .columns(['created_at', 'candidate_id'])
    .execute()
}
