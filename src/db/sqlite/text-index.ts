import { sql, type Transaction } from 'kysely'
import { isPostgres } from '../columns.ts'
import type { Db } from '../open.ts'
import type { Schema } from '../schema/index.ts'

/**
 * The upkeep of SQLite's index of search texts, `candidates_search_text`. It forgets a text at once when somebody edits
 * or erases a person (`secure-delete`, set by migration 0030): otherwise the pieces of all their earlier texts would
 * lie in it, tied to their number, long after they were erased. PostgreSQL keeps its index by itself.
 */
const command = (name: string, value: number) =>
  sql`insert into candidates_search_text (candidates_search_text, rank) values (${sql.lit(name)}, ${sql.lit(value)})`

/**
 * Lets a transaction change many people without forgetting their texts at once, which takes some milliseconds for each
 * in a base of a million. Whoever does so calls `tidyTextIndex` at the end.
 */
export async function forgettingLater<T>(trx: Transaction<Schema>, work: () => Promise<T>): Promise<T> {
  if (isPostgres(trx)) return work()
  await command('secure-delete', 0).execute(trx)
  const done = await work()
  await command('secure-delete', 1).execute(trx)
  return done
}

/** Pages of the index that are rewritten in one step: so few that nobody who writes meanwhile has to wait. */
const pagesAtOnce = 200

/**
 * Forgets what was left for later, by merging the whole index in short transactions: about 7 seconds for a million
 * people.
 *
 * @param afterStep is called between the steps
 */
export async function tidyTextIndex(db: Db, afterStep: () => Promise<unknown>): Promise<void> {
  if (isPostgres(db)) return
  // A negative number begins to merge everything into one, a positive one goes on.
  for (let pages = -pagesAtOnce; await merged(db, pages); pages = pagesAtOnce) await afterStep()
}

/** @returns whether there was anything to do: SQLite counts the command itself as one change. */
function merged(db: Db, pages: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const changes = async () =>
      (await sql<{ total: number }>`select total_changes() as total`.execute(trx)).rows[0]?.total ?? 0
    const before = await changes()
    await command('merge', pages).execute(trx)
    return (await changes()) - before > 1
  })
}

/**
 * Looks whether the index is sound, about 3 seconds for a million people, and builds it anew when it is not.
 * @returns whether it was damaged
 */
export async function healTextIndex(db: Db): Promise<boolean> {
  if (isPostgres(db)) return false
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(candidates_search_text)`.execute(db)
  if (rows.every(({ integrity_check }) => integrity_check === 'ok')) return false
  await sql`insert into candidates_search_text (candidates_search_text) values ('rebuild')`.execute(db)
  return true
}
