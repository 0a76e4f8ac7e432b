import type { Db } from '../../../db/open.ts'

/** Offers a reason no longer; applications closed with it keep its words. */
export async function removeCloseReason(db: Db, id: number): Promise<void> {
  await db.deleteFrom('close_reasons').where('id', '=', id).execute()
}
