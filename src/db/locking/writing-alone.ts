import { sql, type Transaction } from 'kysely'
import { isPostgres } from '../columns.ts'
import type { Db } from '../open.ts'
import type { Schema } from '../schema/index.ts'

/**
 * A transaction during which nobody else writes to `table`, so that what it read stays true until it writes.
 * On SQLite every transaction of ours is like that.
 */
export function writingAlone<T>(
  db: Db,
  table: 'attendance_records' | 'market_postings' | 'webhook_endpoints',
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    if (isPostgres(db)) await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx)
    return work(trx)
  })
}
