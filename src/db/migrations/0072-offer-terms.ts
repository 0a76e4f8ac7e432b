import type { AnyDb } from '../columns.ts'

/** What an offer says beside pay: in force, and in each earlier version. */
export async function up(db: AnyDb): Promise<void> {
  for (const table of ['offers', 'offer_versions']) {
    for (const column of ['start_on', 'valid_until', 'schedule', 'work_place'])
      await db.schema.alterTable(table).addColumn(column, 'text').execute()
    await db.schema.alterTable(table).addColumn('probation_months', 'integer').execute()
    await db.schema
      .alterTable(table)
      .addColumn('head_position', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  }
}
