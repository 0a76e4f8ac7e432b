import { type AnyDb, createTable } from '../columns.ts'

export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'market_postings')
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('city_id', 'text', (c) => c.references('cities.id').onDelete('set null'))
    .addColumn('experience', 'text')
    .addColumn('role', 'text')
    .addColumn('employer', 'text')
    .addColumn('published_at', 'text')
    .addColumn('pay_from', 'double precision')
    .addColumn('pay_to', 'double precision')
    .addColumn('basis', 'text')
    .addColumn('gross_from', 'double precision')
    .addColumn('gross_to', 'double precision')
    .addColumn('gross_middle', 'double precision')
    .addColumn('loaded_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('postings_by_role').on('market_postings').column('role').execute()
  await db.schema.createIndex('postings_by_load').on('market_postings').column('loaded_at').execute()
}
