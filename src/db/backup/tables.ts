import { sql } from 'kysely'
import { isPostgres } from '../columns.ts'
import type { Db } from '../open.ts'

/** A column that names rows of another table. */
export type Reference = { table: string; column: string; to: string }

/** Every table that holds rows of ours: neither the indexes of search texts nor the list of migrations. */
export async function tableNames(db: Db): Promise<string[]> {
  const { rows } = await (
    isPostgres(db)
      ? sql<{
          name: string
        }>`select table_name as name from information_schema.tables
          where table_schema = current_schema() and table_type = 'BASE TABLE'`
      : sql<{
          name: string
        }>`select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`
  ).execute(db)
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('kysely_'))
    .sort()
}

/** Every foreign key, as the database knows it. */
export async function references(db: Db): Promise<Reference[]> {
  const { rows } = await (
    isPostgres(db)
      ? sql<Reference>`
        select conrelid::regclass::text as "table", attname as "column", confrelid::regclass::text as "to"
        from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = any (conkey)
        where contype = 'f'`
      : sql<Reference>`select m.name as "table", f."from" as "column", f."table" as "to"
        from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`
  ).execute(db)
  return rows
}

/** The tables in an order in which each comes after those it names rows of. */
export async function tablesInOrder(db: Db): Promise<string[]> {
  const names = await references(db)
  const ordered: string[] = []
  const add = (table: string) => {
    if (ordered.includes(table)) return
    for (const { to } of names.filter((one) => one.table === table && one.to !== table)) add(to)
    ordered.push(table)
  }
  for (const table of await tableNames(db)) add(table)
  return ordered
}

/** The columns of a table, and whether one of them holds bytes. */
export async function columnsOf(db: Db, table: string): Promise<{ columns: string[]; bytes: boolean }> {
  const found = (await db.introspection.getTables()).find(({ name }) => name === table)
  const columns = found?.columns ?? []
  return {
    columns: columns.map(({ name }) => name),
    bytes: columns.some(({ dataType }) => /^(blob|bytea)$/i.test(dataType)),
  }
}
