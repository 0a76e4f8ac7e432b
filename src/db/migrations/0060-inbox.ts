import type { AnyDb } from '../columns.ts'

/** How far the inbox was read, by whichever server. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('inbox_readings')
    .addColumn('mailbox', 'text', (c) => c.primaryKey())
    .addColumn('uid_validity', 'text')
    .addColumn('last_uid', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease', 'text')
    .addColumn('next_at', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('read_at', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('trouble', 'text')
    .execute()
}
