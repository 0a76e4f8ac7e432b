import type { AnyDb } from '../columns.ts'

/** Always empty: what `/health` writes to see whether the database takes changes, and takes back. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('write_probe')
    .addColumn('filling', 'text', (c) => c.notNull())
    .execute()
}
