import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { endAccess } from './end-access.ts'

export const signOutEverywhere = (db: Db, user: number, now: Temporal.Instant): Promise<void> =>
  db.transaction().execute((trx) => endAccess(trx, user, now))
