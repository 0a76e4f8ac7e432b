import type { AnyDb } from '../columns.ts'

/** Whether a colleague wants mails about changes of the days on which they hold interviews. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('interview_mail', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}
