import { createTable, type AnyDb } from '../columns.ts'

/** Mails to colleagues: what is meant is kept, never the words. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'colleague_mails')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('subject_id', 'integer', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('known', 'text')
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('queued'))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_attempt_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('lease', 'text')
    .addColumn('at_wire_since', 'text')
    .addColumn('last_answer', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addUniqueConstraint('one_colleague_mail', ['kind', 'subject_id', 'about', 'user_id'])
    .execute()
  await db.schema
    .createIndex('colleague_mails_due')
    .on('colleague_mails')
    .columns(['state', 'next_attempt_at'])
    .execute()
}
