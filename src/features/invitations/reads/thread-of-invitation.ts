import type { Db } from '../../../db/open.ts'

/** The thread of an invitation and the generation of its links; undefined for somebody who came without one. */
export function threadOfInvitation(db: Db, id: number): Promise<{ thread: number; generation: number } | undefined> {
  return db
    .selectFrom('invitations')
    .innerJoin('threads', 'threads.id', 'invitations.thread_id')
    .select(['threads.id as thread', 'threads.reply_generation as generation'])
    .where('invitations.id', '=', id)
    .executeTakeFirst()
}
