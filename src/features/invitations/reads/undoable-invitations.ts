import type { Db } from '../../../db/open.ts'
import { placeOf, type Place } from '../invitation.ts'

/** Active invitations of a batch whose last change a colleague made at `place` and can take back. */
export async function undoableInvitations(db: Db, batchId: number, place: Place): Promise<Set<number>> {
  const events = await db
    .selectFrom('invitation_events')
    .innerJoin('invitations', 'invitations.id', 'invitation_events.invitation_id')
    .select(['invitations.id', 'action', 'origin'])
    .where('invitations.batch_id', '=', batchId)
    .where('invitations.status', '=', 'active')
    .where('invitation_events.undone', '=', 0)
    .where('action', '!=', 'moved')
    .orderBy('invitation_events.id')
    .execute()
  const last = new Map(events.map((event) => [event.id, event]))
  return new Set(
    [...last.values()]
      .filter(({ action, origin }) => placeOf(action) === place && origin === 'colleague')
      .map(({ id }) => id),
  )
}
