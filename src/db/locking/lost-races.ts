const deadlocks = new Set(['40001', '40P01'])

/** A row that another row names is gone, or a row that may be there once is there already. */
const brokenRules = new Set([
  '23503',
  '23505',
  'SQLITE_CONSTRAINT_FOREIGNKEY',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
])

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/**
 * The database ended one of two transactions that waited for each other: nothing is wrong with it, it can be run again.
 */
export const isDeadlock = (error: unknown): boolean => deadlocks.has(codeOf(error))

/** A key or a reference refused the write. */
export const isRefusedByKey = (error: unknown): boolean => brokenRules.has(codeOf(error))

/** Somebody else was faster: what was looked at before writing is no longer so. Nothing was written. */
export const isLostRace = (error: unknown): boolean => isDeadlock(error) || isRefusedByKey(error)
