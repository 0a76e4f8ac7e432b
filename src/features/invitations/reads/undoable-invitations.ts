import type { Db } from '../../../db/open.ts'
import { placeOf, type Place } from '../invitation.ts'

/** Active invitations of a batch whose last change was made at `place` and can be taken back. */
export async function undoableInvitations(db: Db, batchId: number, place: Place): Promise<Set<number>> {
  const events = await db
    .selectFrom('invitation_events')
    .innerJoin('invitations', 'invitations.id', 'invitation_events.invitation_id')
    .select(['invitations.id', 'action'])
    .where('invitations.batch_id', '=', batchId)
    .where('invitations.status', '=', 'active')
    .where('invitation_events.undone', '=', 0)
    .where('action', '!=', 'moved')
    .orderBy('invitation_events.id')
    .execute()
  const lastPlace = new Map(events.map(({ id, action }) => [id, placeOf(action)]))
  return new Set([...lastPlace].filter(([, last]) => last === place).map(([id]) => id))
}
