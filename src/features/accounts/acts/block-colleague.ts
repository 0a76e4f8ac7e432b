import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { changeColleague } from './change-colleague.ts'

export const blockColleague = (db: Db, actor: number, id: number, now: Temporal.Instant) =>
  changeColleague(db, actor, id, { disabled_at: now.toString() }, now)
