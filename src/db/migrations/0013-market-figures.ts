import type { AnyDb } from '../columns.ts'

/** Figures worked out once after each load, for every server that reads them; the index by load is no longer asked. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('market_figures')
    .addColumn('role', 'text', (c) => c.primaryKey())
    .addColumn('postings', 'integer', (c) => c.notNull())
    .addColumn('with_basis', 'integer', (c) => c.notNull())
    .addColumn('published_from', 'text')
    .addColumn('published_to', 'text')
    .addColumn('loaded_at', 'text', (c) => c.notNull())
    .addColumn('cells_json', 'text', (c) => c.notNull())
    .execute()
  await db.schema.dropIndex('postings_by_load').execute()
}
