import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isPostgres } from './columns.ts'
import type { Db } from './open.ts'

type Value = string | number | null

/** How each database names the type of a value that comes out of JSON; SQLite needs no telling. */
export type BulkColumns = Readonly<Record<string, 'text' | 'integer' | 'double precision'>>

/**
 * Many rows as one parameter, to be written by `insert into … select … from`: a statement that is the same for any
 * number of rows, where one with a parameter for each value takes longer to put together than to carry out.
 */
export function rowsFrom(
  db: Db,
  columns: BulkColumns,
  rows: readonly Readonly<Record<string, Value>>[],
): RawBuilder<unknown> {
  const names = Object.keys(columns)
  const json = JSON.stringify(rows.map((row) => names.map((name) => row[name] ?? null)))
  if (isPostgres(db)) {
    const values = names.map((name, index) => sql`(value->>${sql.lit(index)})::${sql.raw(columns[name] ?? 'text')}`)
    return sql`select ${sql.join(values)} from json_array_elements(${json}::json)
      with ordinality as given(value, place) order by place`
  }
  const values = names.map((_, index) => sql`value->>${sql.lit(index)}`)
  return sql`select ${sql.join(values)} from json_each(${json})`
}

/**
 * `insert into table (columns)` of the rows. @returns the keys the rows were given, in their order, where the table
 * counts
 */
export async function insertRows(
  db: Db,
  table: string,
  columns: BulkColumns,
  rows: readonly Readonly<Record<string, Value>>[],
  counted = false,
): Promise<number[]> {
  if (rows.length === 0) return []
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  const statement = sql`insert into ${sql.table(table)} (${names}) ${rowsFrom(db, columns, rows)}`
  if (!counted) {
    await statement.execute(db)
    return []
  }
  const { rows: inserted } = await sql<{ id: number }>`${statement} returning id`.execute(db)
  // Keys are given in the order of the rows; the order of the answer is not promised.
  return inserted.map(({ id }) => id).sort((a, b) => a - b)
}

/** Whether a column holds one of any number of texts, given as one parameter. */
export const isOneOf = (db: Db, column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  isPostgres(db)
    ? sql<SqlBool>`${sql.ref(column)} = any(${values})`
    : sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
