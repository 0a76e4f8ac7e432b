import { chmodSync, closeSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What lies beside a base of this name: its log and index of the log, and the secret key. */
const companions = ['', '-wal', '-shm', '-journal', '.key']

/**
 * Sees to it that nobody but the owner reads a base, before SQLite opens it: what it makes beside the base later on
 * gets the same rights. Those of files that are there already are narrowed, too, and of the folder when it holds
 * nothing else.
 */
export function keepPrivate(file: string): void {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  ifPossible(() => closeSync(openSync(file, 'a', 0o600)))
  const ours = new Set(companions.map((end) => basename(file) + end))
  for (const name of ours) ifPossible(() => chmodSync(join(folder, name), 0o600))
  ifPossible(() => {
    if (readdirSync(folder).every((name) => ours.has(name))) chmodSync(folder, 0o700)
  })
}

/** Files of another owner stay as they are, and many are not there; whether the base opens, SQLite says. */
function ifPossible(change: () => void): void {
  try {
    change()
  } catch {
    // Said above.
  }
}
