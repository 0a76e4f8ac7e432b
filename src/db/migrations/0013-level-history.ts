import { type AnyDb, createTable } from '../columns.ts'

/** Levels set by hand become a history of their own; the newest entry is the one that holds. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'level_overrides')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('level', 'integer')
    .addColumn('reason', 'text')
    .addColumn('computed_level', 'integer')
    .addColumn('by_user', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('overrides_of_candidate').on('level_overrides').columns(['candidate_id', 'id']).execute()
  await db
    .insertInto('level_overrides')
    .columns(['candidate_id', 'level', 'reason', 'by_user', 'at'])
    .expression(
      db
        .selectFrom('person_levels')
        .select(['candidate_id', 'override_level', 'override_reason', 'override_by', 'override_at'])
        .where('override_level', 'is not', null),
    )
    .execute()
  for (const column of ['override_level', 'override_reason', 'override_by', 'override_at']) {
    await db.schema.alterTable('person_levels').dropColumn(column).execute()
  }
}
