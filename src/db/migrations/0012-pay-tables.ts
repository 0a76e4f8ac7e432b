import { type AnyDb, createTable } from '../columns.ts'

export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'pay_tables')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('position', 'text', (c) => c.notNull())
    .addColumn('newest', 'integer', (c) => c.notNull())
    .execute()
  await createTable(db, 'pay_table_versions')
    .addColumn('table_id', 'integer', (c) => c.notNull().references('pay_tables.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('as_of', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('made_from', 'integer')
    .addColumn('saved_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('pay_table_versions_number', ['table_id', 'number'])
    .execute()
  await db.schema
    .createTable('pay_table_levels')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('pay_table_versions.id').onDelete('cascade'))
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('pay_table_levels_key', ['version_id', 'level'])
    .execute()
  await db.schema
    .createTable('pay_table_cells')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('pay_table_versions.id').onDelete('cascade'))
    .addColumn('city_id', 'text', (c) => c.notNull().references('cities.id'))
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('stated_min', 'double precision')
    .addColumn('stated_max', 'double precision', (c) => c.notNull())
    .addPrimaryKeyConstraint('pay_table_cells_key', ['version_id', 'city_id', 'level'])
    .execute()
  await db.schema
    .alterTable('vacancies')
    .addColumn('pay_table_id', 'integer', (c) => c.references('pay_tables.id'))
    .execute()
  await db.schema
    .alterTable('offers')
    .addColumn('pay_table_version_id', 'integer', (c) => c.references('pay_table_versions.id'))
    .execute()
}
