import { sql } from 'kysely'
import { isPostgres } from '../columns.ts'
import type { Database, Db } from '../open.ts'
import { columnsOf, tablesInOrder } from './tables.ts'

/** Bytes in JSON. */
export type Packed = { base64: string }
export type PackedValue = string | number | null | Packed

/**
 * A backup is lines of JSON, the same from either database: this one first, then for each table a `TableLine` and its
 * rows as lists of values, and an `EndLine`, without which it is not whole.
 */
export type HeadLine = { yavka: string; migrations: string[]; at: string }
/** `counter`: the highest number that was ever given, so that those of erased people are not given again. */
export type TableLine = { table: string; columns: string[]; counter: number | null }
export type EndLine = { rows: number }

/** Who was signed in at that moment is not to come back with the data: a session may have been ended since. */
const leftOut = ['sessions']

/** How many rows are read at a time; few where they hold files. */
const pageOf = (bytes: boolean) => (bytes ? 5 : 2000)

/** Every row of the database as it stands at one moment, while others go on writing. @yields lines without their end */
export async function* backupLines({ db }: Database, head: Omit<HeadLine, 'migrations'>): AsyncGenerator<string> {
  const { reader, end } = await momentOf(db)
  try {
    const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(reader)
    yield JSON.stringify({ ...head, migrations: done.rows.map(({ name }) => name) } satisfies HeadLine)
    let rows = 0
    for (const table of (await tablesInOrder(reader)).filter((name) => !leftOut.includes(name))) {
      const { columns, bytes } = await columnsOf(reader, table)
      yield JSON.stringify({ table, columns, counter: await counterOf(reader, table, columns) } satisfies TableLine)
      for await (const page of pagesOf(reader, table, columns, pageOf(bytes))) {
        rows += page.length
        for (const row of page) yield JSON.stringify(columns.map((column) => packed(row[column])))
      }
    }
    yield JSON.stringify({ rows } satisfies EndLine)
  } finally {
    await end()
  }
}

/**
 * The database as it is now, whatever others write meanwhile. On SQLite without the lock that our transactions take, in
 * which nobody else could write: its one connection does nothing else until the end.
 */
async function momentOf(db: Db): Promise<{ reader: Db; end: () => Promise<unknown> }> {
  if (isPostgres(db)) {
    const trx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
    return { reader: trx, end: () => trx.rollback().execute() }
  }
  await sql`begin`.execute(db)
  return { reader: db, end: () => sql`rollback`.execute(db) }
}

type AnyRow = Record<string, unknown>

async function* pagesOf(db: Db, table: string, columns: readonly string[], size: number): AsyncGenerator<AnyRow[]> {
  const all = sql.join(columns.map((column) => sql.ref(column)))
  if (isPostgres(db)) {
    await sql`declare every_row no scroll cursor for select ${all} from ${sql.table(table)}`.execute(db)
    for (;;) {
      const { rows } = await sql<AnyRow>`fetch ${sql.lit(size)} from every_row`.execute(db)
      if (rows.length === 0) break
      yield rows
    }
    await sql`close every_row`.execute(db)
    return
  }
  for (let after = 0; ;) {
    const { rows } = await sql<
      AnyRow & { row_number: number }
    >`select rowid as row_number, ${all} from ${sql.table(table)}
      where rowid > ${after} order by rowid limit ${size}`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.row_number
  }
}

async function counterOf(db: Db, table: string, columns: readonly string[]): Promise<number | null> {
  if (!columns.includes('id')) return null
  // SQLite counts from 0 where a trigger could have written and had nothing to.
  if (!isPostgres(db))
    return (
      (await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table} and seq > 0`.execute(db))
        .rows[0]?.seq ?? null
    )
  const sequence = (
    await sql<{ name: string | null }>`select pg_get_serial_sequence(${table}, 'id') as name`.execute(db)
  ).rows[0]?.name
  if (!sequence) return null
  const given = await sql<{
    last_value: number
    is_called: boolean
  }>`select last_value, is_called from ${sql.raw(sequence)}`.execute(db)
  return given.rows[0]?.is_called ? given.rows[0].last_value : null
}

function packed(value: unknown): PackedValue {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') }
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
