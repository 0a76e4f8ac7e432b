import { sql } from 'kysely'
import { createTable, type AnyDb } from '../columns.ts'

/**
 * Messages to people, from the moment somebody does what causes them; how much of each channel is used; and addresses
 * that nothing may be sent to.
 */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'messages')
    .addColumn('thread_id', 'integer', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('sequence', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('not_before', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('queued'))
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_attempt_at', 'text', (c) => c.notNull())
    .addColumn('lease', 'text')
    .addColumn('at_wire_since', 'text')
    .addColumn('last_answer', 'text')
    .addColumn('message_id', 'text')
    .addColumn('address', 'text')
    .addColumn('language', 'text')
    .addColumn('subject', 'text')
    .addColumn('body', 'text')
    .addColumn('note', 'text')
    .addColumn('template_id', 'integer')
    .addColumn('trial_arm', 'text')
    .addColumn('created_by', 'integer', (c) => c.references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .execute()
  // One act causes one message, however often it is repeated.
  await db.schema
    .createIndex('one_message')
    .unique()
    .on('messages')
    .columns(['thread_id', 'kind', 'step', 'sequence'])
    .execute()
  await db.schema
    .createIndex('messages_due')
    .on('messages')
    .columns(['channel', 'next_attempt_at', 'id'])
    .where(sql.ref('state'), '=', sql.lit('queued'))
    .execute()
  await db.schema.createIndex('messages_of_candidate').on('messages').column('candidate_id').execute()
  await db.schema.createIndex('messages_by_message_id').on('messages').column('message_id').execute()
  await db.schema
    .createTable('message_channels')
    .addColumn('channel', 'text', (c) => c.primaryKey())
    .addColumn('paused_until', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('pauses', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('minute', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('in_minute', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('day', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('in_day', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('suppressed_addresses')
    .addColumn('address', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .execute()
}
