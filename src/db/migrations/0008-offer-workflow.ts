import { sql } from 'kysely'
import { type AnyDb, createTable } from '../columns.ts'

export async function up(db: AnyDb): Promise<void> {
  // One column at a time: SQLite adds no more in one statement.
  await db.schema
    .alterTable('offers')
    .addColumn('variable_pay', 'double precision', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('offers')
    .addColumn('share', 'double precision', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.alterTable('offers').addColumn('person_level', 'integer').execute()
  await db.schema
    .alterTable('offers')
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('draft'))
    .execute()
  await db.schema
    .alterTable('offers')
    .addColumn('needs_approval', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('offers').addColumn('reason', 'text').execute()
  await db.schema
    .alterTable('offers')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.createIndex('offers_of_vacancy').on('offers').column('vacancy_id').execute()
  await db.schema
    .createIndex('offers_waiting')
    .on('offers')
    .column('id')
    .where(sql.ref('status'), '=', 'waiting')
    .execute()
  await createTable(db, 'offer_events')
    .addColumn('offer_id', 'integer', (c) => c.notNull().references('offers.id').onDelete('cascade'))
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('before_json', 'text')
    .addColumn('by_user', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('events_of_offer').on('offer_events').columns(['offer_id', 'id']).execute()
  await db.schema
    .createTable('regional_opt_outs')
    .addColumn('city_id', 'text', (c) => c.primaryKey().references('cities.id').onDelete('cascade'))
    .addColumn('refused_on', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('recorded_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .execute()
}
