import type { AnyDb } from '../columns.ts'

/** What a day was planned for, and what its goal counts; days of before counted people who come. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .alterTable('batches')
    .addColumn('asks', 'text', (c) => c.notNull().defaultTo('meet'))
    .execute()
  await db.schema
    .alterTable('batches')
    .addColumn('goal_counts', 'text', (c) => c.notNull().defaultTo('arrivals'))
    .execute()
}
