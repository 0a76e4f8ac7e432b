import type { AnyDb } from '../columns.ts'

/** What offers are compared with by the organisation's rule, and its default pay table; one row at most. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('pay_rules')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('gate', 'text', (c) => c.notNull())
    .addColumn('default_table_id', 'integer', (c) => c.references('pay_tables.id'))
    .addColumn('changed_by', 'integer', (c) => c.references('users.id'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
}
