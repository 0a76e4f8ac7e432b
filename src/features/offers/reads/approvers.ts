import type { Db } from '../../../db/open.ts'
import { permissions } from '../../../web/security/permissions.ts'

/** Who may decide about an exception of an author: everybody else with the right. */
export async function approversFor(db: Db, author: number): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .select('name')
    .where('role', 'in', permissions['offers.approve'])
    .where('disabled_at', 'is', null)
    .where('id', '!=', author)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}
