import { sql } from 'kysely'
import { isPostgres, type AnyDb } from '../columns.ts'

/**
 * What writes down whom to tell of a change holds the addresses meanwhile: one that is being taken away at this moment
 * would otherwise break the change itself. On SQLite a change is alone already.
 */
export async function up(db: AnyDb): Promise<void> {
  if (!isPostgres(db)) return
  const { rows } = await sql<{ name: string; body: string }>`
    select proname as name, prosrc as body from pg_proc
    where proname like 'webhooks\\_%' and pronamespace = current_schema()::regnamespace`.execute(db)
  for (const { name, body } of rows) {
    const holding = body.replace(/;\s*return null/, ' for key share of webhook_endpoints; return null')
    await sql.raw(`create or replace function ${name}() returns trigger language plpgsql as $$${holding}$$`).execute(db)
  }
}
