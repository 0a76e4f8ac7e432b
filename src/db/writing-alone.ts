import { sql, type Transaction } from 'kysely'
import { isPostgres } from './columns.ts'
import type { Db } from './open.ts'
import type { Schema } from './schema.ts'

/**
 * A transaction during which nobody else writes to `table`, so that what it read stays true until it writes.
 *
 * SQLite has one lock for all tables, but refuses it to a transaction that began by reading when another process has
 * written meanwhile: so it is taken with the first statement, by a change of no row.
 */
export function writingAlone<T>(
  db: Db,
  table: 'attendance_records' | 'candidate_contacts' | 'market_postings',
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const take = isPostgres(db)
      ? sql`lock table ${sql.table(table)} in share row exclusive mode`
      : sql`update ${sql.table(table)} set id = id where 0`
    await take.execute(trx)
    return work(trx)
  })
}
