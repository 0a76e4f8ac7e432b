/** Codes of the network, of PostgreSQL and of SQLite. */
const databaseGone = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'ENOTDIR', 'EROFS',
  '57P01', '57P03', '53300', '28P01', '3D000',
  'SQLITE_CANTOPEN', 'SQLITE_BUSY',
])

/** Whether an error means that the database could not be reached, rather than that a query was wrong. */
export function isDatabaseGone(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return databaseGone.has(code) || /connection terminated|timeout exceeded when trying to connect/i.test(error.message)
}
