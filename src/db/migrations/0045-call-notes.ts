import type { AnyDb } from '../columns.ts'

/** What somebody said in a confirmation call, or why they were not reached. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema.alterTable('call_attempts').addColumn('note', 'text').execute()
}
