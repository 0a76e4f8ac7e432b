import { type AnyDb, createTable } from '../columns.ts'

/** Rows of a file whose contacts somebody in the database has under another name. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'import_doubts')
    .addColumn('import_id', 'integer', (c) => c.notNull().references('imports.id').onDelete('cascade'))
    .addColumn('row', 'integer', (c) => c.notNull())
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('told_name', 'text', (c) => c.notNull())
    .addColumn('told_json', 'text', (c) => c.notNull())
    .addColumn('given_json', 'text')
    .execute()
  await db.schema.createIndex('import_doubts_of_import').on('import_doubts').columns(['import_id', 'row']).execute()
  await db.schema.createIndex('import_doubts_about').on('import_doubts').column('candidate_id').execute()
}
