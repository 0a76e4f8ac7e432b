import type { AnyDb } from '../columns.ts'

/** The team's own words of the letter with an offer, one row a language. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('letter_templates')
    .addColumn('language', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('updated_by', 'integer', (c) => c.references('users.id'))
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute()
}
