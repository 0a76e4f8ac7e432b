import { setTimeout as pause } from 'node:timers/promises'
import SqliteFile from 'better-sqlite3'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type QueryResult,
} from 'kysely'
import { withKeptStatements } from './kept-statements.ts'

/** Milliseconds between one try of a statement and the next while another thread or process writes. */
const nextTry = 4

/** SQLite for Kysely, as a server needs it whose base a thread or a command may be writing to at the same time. */
export class SharedSqliteDialect extends SqliteDialect {
  readonly #database: InstanceType<typeof SqliteFile>
  readonly #longestWait: number

  /** @param longestWait how long a statement waits while another thread or process writes, in milliseconds */
  constructor(database: InstanceType<typeof SqliteFile>, longestWait: number) {
    super({ database })
    this.#database = database
    this.#longestWait = longestWait
  }

  override createDriver() {
    return new PatientDriver(this.#database, this.#longestWait)
  }

  override createAdapter() {
    return new TransactionalAdapter()
  }
}

/** Kysely takes SQLite for a database whose schema changes cannot be rolled back; it is not. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

/**
 * SQLite's own waiting looks only ten times a second whether it is its turn, which one who writes a million rows hardly
 * ever leaves free for long, and stops the whole thread meanwhile. A transaction takes the lock as it begins: one that
 * has read already when somebody else writes could never write.
 */
class PatientDriver extends SqliteDriver {
  readonly #database: InstanceType<typeof SqliteFile>
  readonly #longestWait: number

  constructor(database: InstanceType<typeof SqliteFile>, longestWait: number) {
    super({ database: withKeptStatements(database) })
    this.#database = database
    this.#longestWait = longestWait
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection(), this.#longestWait)
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk ends a transaction by itself; a rollback after that would fail, and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}

function patient(connection: DatabaseConnection, longestWait: number): DatabaseConnection {
  const executeQuery = async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    const until = performance.now() + longestWait
    for (;;) {
      try {
        return await connection.executeQuery<R>(query)
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        await pause(nextTry)
      }
    }
  }
  return { executeQuery, streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize) }
}

/** Somebody else has the lock; nothing of the statement was done. */
const isBusy = (error: unknown) =>
  error instanceof SqliteFile.SqliteError && ['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY'].includes(error.code)
