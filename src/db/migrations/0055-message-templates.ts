import { type AnyDb, createTable } from '../columns.ts'

/**
 * The team's own texts of messages, how it sends them, and the steps by which people of one day are reminded where they
 * differ from the team's.
 */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'message_templates')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('trial_id', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('updated_by', 'integer', (c) => c.references('users.id'))
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('one_template')
    .unique()
    .on('message_templates')
    .columns(['kind', 'step', 'trial_id', 'language'])
    .execute()
  await db.schema
    .createTable('sending_settings')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('sender', 'text')
    .addColumn('employer', 'text')
    .addColumn('reply_to', 'text')
    .addColumn('contact', 'text')
    .addColumn('quiet_from', 'integer', (c) => c.notNull())
    .addColumn('quiet_until', 'integer', (c) => c.notNull())
    .addColumn('steps_json', 'text', (c) => c.notNull())
    .addColumn('email', 'integer', (c) => c.notNull())
    .addColumn('gateway', 'integer', (c) => c.notNull())
    .addColumn('foreign_messengers', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('batch_steps')
    .addColumn('batch_id', 'integer', (c) => c.primaryKey().references('batches.id').onDelete('cascade'))
    .addColumn('steps_json', 'text', (c) => c.notNull())
    .execute()
}
