import type { Db } from '../../../db/open.ts'

/** Makes every link to the page of one person's meeting void; the page has another link from now on. */
export async function revokeLinks(db: Db, thread: number): Promise<{ revoked: true } | { refused: 'no-such-thread' }> {
  const revoked = await db
    .updateTable('threads')
    .set((eb) => ({ reply_generation: eb('reply_generation', '+', 1) }))
    .where('id', '=', thread)
    .returning('id')
    .executeTakeFirst()
  return revoked ? { revoked: true } : { refused: 'no-such-thread' }
}
