import { type AnyDb, createTable } from '../columns.ts'

/** What the team calls a source, by the key of every spelling that was folded into that name. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'source_names')
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('named_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('named_at', 'text', (c) => c.notNull())
    .execute()
}
