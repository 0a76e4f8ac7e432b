import type { Db } from '../../../db/open.ts'
import { approvingRoles } from '../approvers.ts'

/** Everybody who may approve offers. */
export function approvingColleagues(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('role', 'in', approvingRoles)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
}
