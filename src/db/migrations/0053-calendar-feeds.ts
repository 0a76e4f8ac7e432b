import { sql } from 'kysely'
import { createTable, type AnyDb } from '../columns.ts'

/** Calendars that colleagues subscribe to. Of the address nothing is kept: it is signed, and worked out anew. */
export async function up(db: AnyDb): Promise<void> {
  await createTable(db, 'calendar_feeds')
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .execute()
  await db.schema
    .createIndex('one_calendar_feed')
    .unique()
    .on('calendar_feeds')
    .column('user_id')
    .where(sql.ref('revoked_at'), 'is', null)
    .execute()
}
