import { type AnyDb, bytes } from '../columns.ts'

/**
 * A file is read once, when it arrives, and its rows are kept. Files that wait to be loaded were never read to their
 * end
 * and are let go; those somebody is at are ended by whoever takes them up.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.deleteFrom('imports').where('finished_at', 'is', null).where('runner', 'is', null).execute()
  await db.schema.alterTable('imports').addColumn('kind_json', 'text').execute()
  await db.schema
    .alterTable('imports')
    .addColumn('readings', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('imports').addColumn('rows_of', 'integer').execute()
  await db.schema
    .alterTable('imports')
    .addColumn('row_count', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('import_rows')
    .addColumn('import_id', 'integer', (c) => c.notNull().references('imports.id').onDelete('cascade'))
    .addColumn('reading', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('bytes', bytes(db), (c) => c.notNull())
    .addPrimaryKeyConstraint('import_rows_key', ['import_id', 'reading', 'position'])
    .execute()
}
