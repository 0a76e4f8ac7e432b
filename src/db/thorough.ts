import { sql, type Transaction } from 'kysely'
import type { Database } from './open.ts'
import type { Schema } from './schema.ts'

/**
 * A transaction after which what it took away cannot be read from an embedded database's files either: neither from its
 * index of search texts nor from its log of changes. What a server database has deleted is overwritten by its own vacuum.
 */
export async function thoroughly<T>({ db, kind }: Database, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (kind === 'postgres') return db.transaction().execute(work)
  const done = await db.transaction().execute(async (trx) => {
    // The index otherwise keeps what was deleted, marked as such, until it tidies up.
    const secureDelete = (on: 0 | 1) => sql`insert into candidates_search_text (candidates_search_text, rank) values ('secure-delete', ${sql.lit(on)})`.execute(trx)
    await secureDelete(1)
    const result = await work(trx)
    await secureDelete(0)
    return result
  })
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  return done
}
