import { type AnyDb, createTable } from '../columns.ts'

/**
 * Sessions that the server knows, so that it can end them; one-time links that can be taken back, and that give a new
 * password.
 */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'sessions')
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('kept', 'integer', (c) => c.notNull())
    .addColumn('device', 'text')
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_user').on('sessions').column('user_id').execute()
  await db.schema.createIndex('sessions_end').on('sessions').column('ends_at').execute()
  await db.schema
    .alterTable('account_links')
    .addColumn('user_id', 'integer', (c) => c.references('users.id'))
    .execute()
  await db.schema.alterTable('account_links').addColumn('revoked_at', 'text').execute()
}
