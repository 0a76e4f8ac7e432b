import type { Db } from '../../../db/open.ts'
import { approvingRoles, rankOf } from '../approvers.ts'

/** Those whose approval is asked for first: everybody who may approve and is no administrator. */
export async function managers(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where(
      'role',
      'in',
      approvingRoles.filter((role) => rankOf(role) === 'manager'),
    )
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
