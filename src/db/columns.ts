import type { ColumnDataType, CreateTableBuilder, Kysely } from 'kysely'
import { PostgresAdapter, sql } from 'kysely'

/** What a migration works on: no tables are known to it, so that later changes of the schema cannot break it. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely's own type for a migration's database
export type AnyDb = Kysely<any>

export const isPostgres = (db: AnyDb) => db.getExecutor().adapter instanceof PostgresAdapter

/** A table with a numeric key that both databases count up by themselves. */
export function createTable(db: AnyDb, name: string): CreateTableBuilder<string, 'id'> {
  return db.schema
    .createTable(name)
    .addColumn('id', 'integer', (column) =>
      isPostgres(db) ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey().autoIncrement(),
    )
}

/** Bytes: `bytea` on PostgreSQL, `blob` on SQLite. */
export const bytes = (db: AnyDb): ColumnDataType | ReturnType<typeof sql> => (isPostgres(db) ? 'bytea' : sql`blob`)
