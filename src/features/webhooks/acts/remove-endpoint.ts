import type { Db } from '../../../db/open.ts'

type Removed = { removed: true } | { refused: 'no-endpoint' }

/** Takes an address away with all that it was still to be told. */
export async function removeEndpoint(db: Db, id: number): Promise<Removed> {
  const { numDeletedRows } = await db.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n ? { removed: true } : { refused: 'no-endpoint' }
}
