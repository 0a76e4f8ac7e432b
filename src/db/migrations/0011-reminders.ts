import { type AnyDb, createTable } from '../columns.ts'

/** Reminders that people were given before their day. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'reminders')
    .addColumn('invitation_id', 'integer', (c) => c.notNull().references('invitations.id').onDelete('cascade'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_user', 'integer', (c) => c.references('users.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('reminders_of_invitation').on('reminders').columns(['invitation_id', 'id']).execute()
}
