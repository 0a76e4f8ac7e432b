import SqliteFile from 'better-sqlite3'
import { Kysely, PostgresDialect } from 'kysely'
import { keepPrivate } from './sqlite/private-files.ts'
import { RetryingKysely } from './locking/retrying.ts'
import type { Schema } from './schema/index.ts'
import { SharedSqliteDialect } from './sqlite/sqlite.ts'

export type Db = Kysely<Schema>

/** An open database and the little that the rest of the program may know of its kind. */
export type Database = {
  db: Db
  kind: 'sqlite' | 'postgres'
  /** Where an embedded database lives; null on a server or in memory. */
  file: string | null
  /** Opens the same database from another thread or process; null in memory. */
  url: string | null
  close(): Promise<void>
}

/**
 * @param path a file, `:memory:`, or the bytes of a database, which is then opened in memory
 * @param longestWait how long a statement waits while another thread or process writes, in milliseconds
 */
export function openSqlite(path: string | Buffer, longestWait = 10_000): Database {
  const file = typeof path !== 'string' || path === ':memory:' ? null : path
  if (file) keepPrivate(file)
  const connection = new SqliteFile(path, { timeout: 5000 })
  connection.pragma('journal_mode = WAL')
  // An answer that says "saved" comes after the disk has it: with NORMAL a power cut takes away what was saved last.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  // What is deleted is overwritten: an erased person must not be read out of the file.
  connection.pragma('secure_delete = ON')
  // From here on the dialect waits in its own way.
  connection.pragma('busy_timeout = 0')
  return handle(
    new Kysely<Schema>({ dialect: new SharedSqliteDialect(connection, longestWait) }),
    'sqlite',
    file,
    file && `sqlite:${file}`,
  )
}

/** `onLost` hears of connections that broke while nobody used them; without a listener the process would end. */
async function openPostgres(url: string, onLost: (error: Error) => void): Promise<Database> {
  const { default: pg } = await import('pg')
  const int8: number = pg.types.builtins.INT8
  const types = {
    // count() and sum() arrive as INT8, which pg gives as text; ours stay far below 2^53.
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format),
  } as typeof pg.types
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000, types })
  pool.on('error', onLost)
  return handle(new RetryingKysely({ dialect: new PostgresDialect({ pool }) }), 'postgres', null, url)
}

function handle(db: Db, kind: Database['kind'], file: string | null, url: string | null): Database {
  return {
    db,
    kind,
    file,
    url,
    close: () => db.destroy(),
  }
}

/** @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…` */
export async function openDatabase(url: string, onLost: (error: Error) => void = () => {}): Promise<Database> {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url, onLost)
}
