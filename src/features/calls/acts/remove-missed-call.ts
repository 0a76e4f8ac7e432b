import type { Db } from '../../../db/open.ts'

/** Removes the mark that nobody answered, which was set by mistake. A second request for the same mark does nothing. */
export async function removeMissedCall(db: Db, invitationId: number, attemptId: number): Promise<void> {
  await db
    .deleteFrom('call_attempts')
    .where('id', '=', attemptId)
    .where('invitation_id', '=', invitationId)
    .where('reached', '=', 0)
    .execute()
}
