import type { AnyDb } from '../columns.ts'

/** The language in which somebody is written to; null: the team's. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema.alterTable('candidates').addColumn('message_language', 'text').execute()
}
