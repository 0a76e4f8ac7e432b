import type SqliteFile from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

type File = Pick<InstanceType<typeof SqliteFile>, 'prepare' | 'close'>

/** So many statements are kept: more than the pages of a day use over and over. */
const most = 400

/** Longer ones load many rows at a time, each time so many: they seldom come again as they are. */
const longest = 4000

/**
 * A database that prepares a statement once: making it ready takes longer than most of them run. SQLite itself
 * prepares it anew where a table has changed since. Nobody reads row by row here: a statement that is being read so
 * could not be run again meanwhile.
 */
export function withKeptStatements(file: File): SqliteDatabase {
  const kept = new Map<string, ReturnType<File['prepare']>>()
  const prepare = (sql: string) => {
    const known = kept.get(sql)
    if (known) {
      // The one that has not been used for longest stands first.
      kept.delete(sql)
      kept.set(sql, known)
      return known
    }
    const made = file.prepare(sql)
    if (sql.length <= longest) kept.set(sql, made)
    if (kept.size > most) kept.delete(kept.keys().next().value!)
    return made
  }
  return { prepare, close: () => file.close() }
}
