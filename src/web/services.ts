import type { Temporal } from 'temporal-polyfill'
import type { Config } from '../config.ts'
import type { Database } from '../db/open.ts'

/** What routes are given; nothing else reaches them from outside. */
export type Services = {
  config: Config
  database: Database
  /** The session key, derived from SECRET_KEY: 32 bytes, the same on every server of one database. */
  sessionKey: Buffer
  now: () => Temporal.Instant
  /** How a sign-in waits after many wrong passwords; without it, by the clock. */
  pause?: (milliseconds: number) => Promise<unknown>
}
