import { createTable, type AnyDb } from '../columns.ts'

/** How far the inbox was read, by whichever server; and what people answered there in their own words. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('inbox_readings')
    .addColumn('mailbox', 'text', (c) => c.primaryKey())
    .addColumn('uid_validity', 'text')
    .addColumn('last_uid', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease', 'text')
    .addColumn('next_at', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('read_at', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('trouble', 'text')
    .execute()
  await createTable(db, 'mail_answers')
    .addColumn('candidate_id', 'integer', (c) => c.notNull().references('candidates.id').onDelete('cascade'))
    .addColumn('thread_id', 'integer', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('mail_id', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('body', 'text')
    .execute()
  // A mail that is read twice is one answer.
  await db.schema.createIndex('one_mail_answer').unique().on('mail_answers').column('mail_id').execute()
  await db.schema.createIndex('mail_answers_of_candidate').on('mail_answers').column('candidate_id').execute()
}
