import type { Db } from '../../../db/open.ts'

/** Mail servers are still trying to deliver a message: nothing follows from it yet. */
export async function noteDelay(db: Db, id: number, code: string): Promise<void> {
  await db.updateTable('messages').set({ last_answer: code }).where('id', '=', id).where('state', '=', 'sent').execute()
}
