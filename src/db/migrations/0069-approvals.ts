import { createTable, type AnyDb } from '../columns.ts'

/**
 * Who approves an offer outside its band: the rule, the chain that an offer was handed in with and whose turn it is,
 * and who decides for a colleague who is away.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .alterTable('offers')
    .addColumn('approval_chain', 'text', (c) => c.notNull().defaultTo('manager'))
    .execute()
  await db.schema
    .alterTable('offers')
    .addColumn('awaits', 'text', (c) => c.notNull().defaultTo('manager'))
    .execute()
  await db.schema
    .alterTable('offers')
    .addColumn('approved_by', 'integer', (c) => c.references('users.id'))
    .execute()
  await db.schema.alterTable('offers').addColumn('asked_at', 'text').execute()
  await db.schema
    .alterTable('offer_events')
    .addColumn('for_user', 'integer', (c) => c.references('users.id'))
    .execute()
  await db.schema
    .createTable('approval_rules')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('administrator_above', 'double precision', (c) => c.notNull())
    .addColumn('changed_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await createTable(db, 'absences')
    .addColumn('user_id', 'integer', (c) => c.notNull().unique().references('users.id').onDelete('cascade'))
    .addColumn('delegate_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('to_day', 'text', (c) => c.notNull())
    .addColumn('set_by', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('set_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('absences_of_delegate').on('absences').column('delegate_id').execute()
  // What waits already has waited since it was handed in.
  const handedIn = db
    .selectFrom('offer_events')
    .select((eb) => eb.fn.max('at').as('at'))
    .whereRef('offer_events.offer_id', '=', 'offers.id')
    .where('act', '=', 'submit')
  await db.updateTable('offers').set({ asked_at: handedIn }).where('status', '=', 'waiting').execute()
}
