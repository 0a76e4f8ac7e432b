import type { Db } from '../../../db/open.ts'
import { historyVersion } from './history.ts'

/**
 * Keeps what was made of the whole history until the history changes, so that a page need not read all of it each time.
 * Each server asks the database first whether its own copy still holds.
 */
export function cachedByHistory<T>(make: (db: Db) => Promise<T>): (db: Db) => Promise<T> {
  const kept = new WeakMap<Db, { version: string; value: Promise<T> }>()
  return async (db) => {
    const { imported, batches } = await historyVersion(db)
    const version = JSON.stringify([imported, ...batches])
    const known = kept.get(db)
    if (known?.version === version) return known.value
    const value = make(db)
    kept.set(db, { version, value })
    value.catch(() => kept.delete(db))
    return value
  }
}
