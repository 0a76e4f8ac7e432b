import { setTimeout as pause } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { Database, Db } from '../open.ts'
import type { Schema } from '../schema/index.ts'

/**
 * A transaction after which what it took away cannot be read from an embedded database's files either: the index of
 * search texts forgets at once (see text-index.ts), and the log of changes is emptied here. What a server database has
 * deleted is overwritten by its own vacuum.
 */
export async function secureDelete<T>(
  { db, kind }: Database,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const done = await db.transaction().execute(work)
  if (kind === 'sqlite') await emptyLog(db)
  return done
}

/** Somebody who reads from another thread or process keeps the log as it is, but not for long. */
const tries = 100
const nextTry = 50

async function emptyLog(db: Db): Promise<void> {
  for (let left = tries; left > 0; left -= 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
    if (rows[0]?.busy !== 1) return
    await pause(nextTry)
  }
}
