import type { AnyDb } from '../columns.ts'

/** Pay tables that are no longer used: out of every choice, while old offers still show them. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema.alterTable('pay_tables').addColumn('archived_at', 'text').execute()
  await db.schema
    .alterTable('pay_tables')
    .addColumn('archived_by', 'integer', (c) => c.references('users.id'))
    .execute()
}
