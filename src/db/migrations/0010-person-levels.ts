import type { AnyDb } from '../columns.ts'

export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('person_levels')
    .addColumn('candidate_id', 'integer', (c) => c.primaryKey().references('candidates.id').onDelete('cascade'))
    .addColumn('facts_json', 'text', (c) => c.notNull())
    .addColumn('override_level', 'integer')
    .addColumn('override_reason', 'text')
    .addColumn('override_by', 'integer', (c) => c.references('users.id'))
    .addColumn('override_at', 'text')
    .addColumn('changed_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}
