import type { AnyDb } from '../columns.ts'
import { createTable } from '../columns.ts'

export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('cities')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name_ru', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('hh_area_id', 'integer')
    .execute()
  await createTable(db, 'salary_tables')
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('as_of', 'text')
    .addColumn('basis', 'text')
    .addColumn('source_ru', 'text', (c) => c.notNull())
    .addColumn('source_en', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('salary_cells')
    .addColumn('table_id', 'integer', (c) => c.notNull().references('salary_tables.id').onDelete('cascade'))
    .addColumn('city_id', 'text', (c) => c.notNull().references('cities.id'))
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('stated_min', 'double precision')
    .addColumn('stated_max', 'double precision', (c) => c.notNull())
    .addColumn('wording', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('salary_cells_key', ['table_id', 'city_id', 'level'])
    .execute()
  await db.schema
    .createTable('minimum_wages')
    .addColumn('city_id', 'text', (c) => c.notNull().references('cities.id'))
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('federal', 'double precision', (c) => c.notNull())
    .addColumn('coefficient', 'double precision', (c) => c.notNull())
    .addColumn('regional', 'double precision')
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('minimum_wages_key', ['city_id', 'valid_from'])
    .execute()
  await db.schema
    .createTable('tax_brackets')
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('over', 'double precision', (c) => c.notNull())
    .addColumn('rate_percent', 'double precision', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('tax_brackets_key', ['valid_from', 'over'])
    .execute()
}
