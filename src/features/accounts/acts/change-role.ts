import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import type { Role } from '../../../db/schema/primitives.ts'
import { changeColleague } from './change-colleague.ts'

/** What the person may do has changed, so all that was started or made with the old rights ends. */
export const changeRole = (db: Db, actor: number, id: number, role: Role, now: Temporal.Instant) =>
  changeColleague(db, actor, id, { role }, now)
