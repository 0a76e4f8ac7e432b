import { createTable, type AnyDb } from '../columns.ts'

/** Mails to interviewers about their days, and whether a colleague wants them. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'interviewer_notices')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('batch_id', 'integer', (c) => c.notNull().references('batches.id').onDelete('cascade'))
    .addColumn('is_new', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'text')
    .addColumn('next_attempt_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('queued'))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease', 'text')
    .addColumn('at_wire_since', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .execute()
  await db.schema
    .createIndex('waiting_interviewer_notices')
    .on('interviewer_notices')
    .columns(['state', 'next_attempt_at'])
    .execute()
  await db.schema.createIndex('notices_of_batch').on('interviewer_notices').columns(['batch_id', 'user_id']).execute()
  await db.schema
    .alterTable('users')
    .addColumn('interview_mail', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}
