/**
 * What may be wrong with a database itself, rather than with a query: its disk is full, it takes no changes, somebody
 * else has held it for too long, or it cannot be reached. Codes of SQLite, of PostgreSQL and of the system.
 */
export type Trouble = 'disk-full' | 'read-only' | 'locked' | 'unreachable'

const codes: readonly (readonly [Trouble, RegExp])[] = [
  ['disk-full', /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMMAP)|53100|ENOSPC|EDQUOT)$/],
  ['read-only', /^(SQLITE_READONLY(_.*)?|25006|EROFS)$/],
  ['locked', /^(SQLITE_BUSY(_.*)?|SQLITE_LOCKED(_.*)?|55P03)$/],
  ['unreachable', /^(SQLITE_CANTOPEN(_.*)?|SQLITE_IOERR(_.*)?|SQLITE_NOTADB|ECONNREFUSED|ECONNRESET)$/],
  ['unreachable', /^(ETIMEDOUT|ENOTFOUND|ENOTDIR|57P01|57P03|53300|28P01|3D000)$/],
]

/** @returns null when the database is not to blame */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const found = codes.find(([, pattern]) => pattern.test(code))?.[0]
  if (found) return found
  return /connection terminated|timeout exceeded when trying to connect/i.test(error.message) ? 'unreachable' : null
}

/** The one line for whoever starts a server or a command; null when the database is not to blame. */
export function troubleLine(error: unknown): string | null {
  const trouble = troubleOf(error)
  if (trouble === null || !(error instanceof Error)) return null
  const detail = 'code' in error ? String(error.code) : error.message
  return `DATABASE_URL: ${lines[trouble]} (${detail})`
}

const lines: Record<Trouble, string> = {
  'disk-full': 'the disk of the database is full, nothing was saved',
  'read-only': 'the database takes no changes',
  locked: 'somebody else has held the database for too long',
  unreachable: 'the database cannot be opened',
}
