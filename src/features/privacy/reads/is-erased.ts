import type { Db } from '../../../db/open.ts'

/** Whether this is what stands in the place of somebody who was erased. */
export async function isErased(db: Db, id: number): Promise<boolean> {
  return (
    (await db.selectFrom('candidates').select('id').where('id', '=', id).where('erased', '=', 1).executeTakeFirst()) !==
    undefined
  )
}
