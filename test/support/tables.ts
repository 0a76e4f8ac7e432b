import { sql } from 'kysely'
import type { Database } from '../../src/db/open.ts'

/** The columns by which rows of other tables name a row of this one, as the database itself knows them. */
export async function columnsNaming({ db, kind }: Database, table: string): Promise<{ table: string; column: string }[]> {
  const { rows } = await (kind === 'sqlite'
    ? sql<{ table: string; column: string }>`select m.name as "table", f."from" as "column" from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = ${table}`
    : sql<{ table: string; column: string }>`
        select conrelid::regclass::text as "table", attname as "column" from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = any (conkey)
        where contype = 'f' and confrelid = ${table}::regclass`
  ).execute(db)
  return rows.toSorted((a, b) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`))
}

/** Every table with rows of ours. */
export async function tablesOf({ db, kind }: Database): Promise<string[]> {
  const { rows } = await (kind === 'sqlite'
    ? sql<{ name: string }>`select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' and name not like 'kysely%'`
    : sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%'`
  ).execute(db)
  return rows.map(({ name }) => name).sort()
}

/** The columns of a table, with whether they hold text. */
export async function columnsOf({ db }: Database, table: string): Promise<{ name: string; text: boolean }[]> {
  const found = (await db.introspection.getTables()).find(({ name }) => name === table)
  return (found?.columns ?? []).map(({ name, dataType }) => ({ name, text: dataType.toLowerCase() === 'text' }))
}

/** Every row of every table, as text. */
export async function dump(database: Database): Promise<string> {
  const lines: string[] = []
  for (const table of await tablesOf(database)) {
    for (const row of (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database.db)).rows) {
      const values = Object.values(row).map((value) => (value instanceof Uint8Array ? `${Buffer.from(value).toString('utf8')} ${Buffer.from(value).toString('latin1')}` : String(value)))
      lines.push(`${table}: ${values.join(' | ')}`)
    }
  }
  return lines.join('\n')
}
