import { createTable, type AnyDb } from '../columns.ts'

/** Where and when a day was before it was moved, which the news of the move tells. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'day_moves')
    .addColumn('batch_id', 'integer', (c) => c.notNull().references('batches.id').onDelete('cascade'))
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('day_moves_of_batch').on('day_moves').column('batch_id').execute()
}
