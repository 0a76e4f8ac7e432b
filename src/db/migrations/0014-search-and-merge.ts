import { type AnyDb, createTable } from '../columns.ts'
import { createTextIndex } from '../text-search.ts'

/** What candidates are found, recognised and narrowed by; filters that people keep; what is known of who is who. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .alterTable('candidates')
    .addColumn('search_text', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('candidates')
    .addColumn('likeness_key', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('candidates').addColumn('level', 'integer').execute()
  await createTextIndex(db, 'candidates', 'search_text')
  await db.schema.createIndex('candidates_by_likeness').on('candidates').columns(['likeness_key', 'id']).execute()

  // The newest of a city, source or level stand next to each other, with all they may be narrowed by beside them.
  await db.schema.dropIndex('candidates_by_city').execute()
  await db.schema.dropIndex('candidates_by_source').execute()
  await db.schema
    .createIndex('candidates_by_city')
    .on('candidates')
    .columns(['city_id', 'id', 'source', 'level'])
    .execute()
  await db.schema
    .createIndex('candidates_by_source')
    .on('candidates')
    .columns(['source', 'id', 'city_id', 'level'])
    .execute()
  await db.schema
    .createIndex('candidates_by_level')
    .on('candidates')
    .columns(['level', 'id', 'city_id', 'source'])
    .execute()

  await createTable(db, 'saved_filters')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('filters_json', 'text', (c) => c.notNull())
    .addUniqueConstraint('one_filter_of_a_name', ['user_id', 'name'])
    .execute()

  await db.schema
    .createTable('different_people')
    .addColumn('first_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('second_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('different_people_key', ['first_id', 'second_id'])
    .execute()
  await db.schema.createIndex('different_from').on('different_people').column('second_id').execute()

  await createTable(db, 'merges')
    .addColumn('kept_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    // No reference: the merged one is no candidate any more.
    .addColumn('merged_id', 'integer', (c) => c.notNull())
    .addColumn('before_json', 'text', (c) => c.notNull())
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .execute()
  await db.schema.createIndex('merges_into').on('merges').column('kept_id').execute()
  await db.schema.createIndex('merges_of').on('merges').column('merged_id').execute()
}
