import type { Db } from '../../../db/open.ts'

/** Takes an address away with all that it was still to be told. */
export async function removeEndpoint(db: Db, id: number): Promise<boolean> {
  return (await db.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n
}
