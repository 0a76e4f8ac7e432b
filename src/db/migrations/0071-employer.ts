import { sql } from 'kysely'
import { type AnyDb } from '../columns.ts'

/** Who hires and who signs, in one place: the name that messages used moves here. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('employer')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text')
    .addColumn('signer', 'text')
    .addColumn('signer_position', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('updated_by', 'integer', (c) => c.references('users.id'))
    .addColumn('updated_at', 'text')
    .execute()
  await sql`insert into employer (id, name, version)
    select 1, employer, 1 from sending_settings where employer is not null and employer <> ''`.execute(db)
  await db.schema.alterTable('sending_settings').dropColumn('employer').execute()
}
