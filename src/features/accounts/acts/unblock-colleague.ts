import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { changeColleague } from './change-colleague.ts'

/** They sign in with their old password; sessions, tokens and links of before stay dead. */
export const unblockColleague = (db: Db, actor: number, id: number, now: Temporal.Instant) =>
  changeColleague(db, actor, id, { disabled_at: null }, now)
