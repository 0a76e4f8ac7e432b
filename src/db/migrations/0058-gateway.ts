import { createTable, type AnyDb } from '../columns.ts'
import { watch } from './0022-webhooks.ts'

/**
 * A gateway of the team's own for SMS and messengers, what it has called with, and what people answered that nobody has
 * read yet. Other programs are told of messages and replies.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('gateways')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('carriers_json', 'text', (c) => c.notNull())
    .addColumn('per_minute', 'integer', (c) => c.notNull())
    .addColumn('comes_first', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('set_by', 'integer', (c) => c.references('users.id'))
    .addColumn('set_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.alterTable('messages').addColumn('invitation_id', 'integer').execute()
  await db.schema
    .createTable('gateway_calls')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('answer_json', 'text')
    .execute()
  await db.schema.createIndex('gateway_calls_by_age').on('gateway_calls').column('at').execute()
  await createTable(db, 'message_answers')
    .addColumn('thread_id', 'integer', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('mail_id', 'text')
    .addColumn('choice', 'text')
    .addColumn('text', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('read_by', 'integer', (c) => c.references('users.id'))
    .addColumn('read_at', 'text')
    .execute()
  await db.schema.createIndex('answers_of_thread').on('message_answers').column('thread_id').execute()
  // A mail that is read twice is one answer.
  await db.schema.createIndex('one_answer_a_mail').unique().on('message_answers').column('mail_id').execute()
  await db.schema.createIndex('answers_of_candidate').on('message_answers').column('candidate_id').execute()
  for (const state of ['sent', 'delivered', 'bounced', 'dropped', 'unsure'])
    await watch(db, {
      table: 'messages',
      name: `messages_${state}`,
      on: 'update',
      noun: 'message',
      event: `message.${state}`,
      when: `old.state <> new.state and new.state = '${state}'`,
    })
  await watch(db, {
    table: 'invitations',
    name: 'invitations_replied',
    on: 'update',
    noun: 'invitation',
    event: 'invitation.replied',
    when: 'new.reply is not null and old.replied_at is distinct from new.replied_at',
  })
}
