import type { Origin } from '../../../db/schema/primitives.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import { holdInvitation, Stale, unlessStale, writeState } from '../hold-invitation.ts'
import { placeOf, type Changed, type Place, type VersionedInvitation } from '../invitation.ts'

/**
 * Takes back the last change of an active invitation, if it was made at `place` and by the same side: what the person
 * did on their own page no colleague undoes, and the other way round. A moved or cancelled invitation is not
 * undone: the person is invited again.
 */
export function undoLastChange(
  db: Db,
  { id, version }: VersionedInvitation,
  place: Place,
  origin: Origin = 'colleague',
): Promise<Changed> {
  return unlessStale(db, async (trx) => {
    await holdInvitation(trx, id, { open: true })
    const event = await trx
      .selectFrom('invitation_events')
      .innerJoin('invitations', 'invitations.id', 'invitation_events.invitation_id')
      .select(['invitation_events.id', 'before_json', 'action', 'origin'])
      .where('invitation_id', '=', id)
      .where('invitations.status', '=', 'active')
      .where('undone', '=', 0)
      // Somebody who missed the day stands here still; that they were moved to another day changed nothing here.
      .where('action', '!=', 'moved')
      .orderBy('invitation_events.id', 'desc')
      .executeTakeFirst()
    if (!event || placeOf(event.action) !== place || event.origin !== origin) throw new Stale()
    await writeState(trx, { id, version }, JSON.parse(event.before_json) as InvitationState)
    await trx.updateTable('invitation_events').set({ undone: 1 }).where('id', '=', event.id).execute()
    return { done: true }
  })
}
