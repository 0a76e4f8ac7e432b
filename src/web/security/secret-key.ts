import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/open.ts'

/**
 * The key of the session cookies, from SECRET_KEY; on an embedded database without one, made on the first start
 * and kept beside it, so that people stay signed in over a restart.
 */
export function sessionKeyFor(config: Config, database: Database): Buffer {
  return createHash('sha256')
    .update(config.secretKey ?? keptKey(database.file))
    .digest()
}

function keptKey(file: string | null): string {
  if (file === null) return randomBytes(32).toString('hex')
  const path = `${file}.key`
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(path, 'utf8')
}
