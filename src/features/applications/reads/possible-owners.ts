import type { User } from '../../../db/identity/users.ts'
import type { Db } from '../../../db/open.ts'
import { mayRole, roles } from '../../../web/security/permissions.ts'

/** The colleagues who can be in charge of a candidate. */
export function possibleOwners(db: Db): Promise<Pick<User, 'id' | 'name'>[]> {
  const working = roles.filter((role) => mayRole(role, 'candidates.edit'))
  return db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where('role', 'in', working)
    .orderBy('name')
    .execute()
}
