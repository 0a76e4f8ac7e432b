import type { Db } from '../../db/open.ts'
import { historyVersion } from './reads/history.ts'

/**
 * What is made of the whole history is made once, and again when the history has changed: pages must not read all of
 * it at every look. Only a cache: each server of one database asks first whether its own still holds.
 */
export function remembered<T>(make: (db: Db) => Promise<T>): (db: Db) => Promise<T> {
  const kept = new WeakMap<Db, { version: string; value: Promise<T> }>()
  return async (db) => {
    const { loaded, batches } = await historyVersion(db)
    const version = JSON.stringify([loaded, ...batches])
    const known = kept.get(db)
    if (known?.version === version) return known.value
    const value = make(db)
    kept.set(db, { version, value })
    value.catch(() => kept.delete(db))
    return value
  }
}
