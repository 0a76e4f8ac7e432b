import type { ColleagueActor } from '../../db/actor.ts'
import type { Db } from '../../db/open.ts'
import { dayHasBegun } from '../../domain/scheduling/day-times.ts'
import { changeInvitation } from '../invitations/acts/change-invitation.ts'
import type { InvitationState } from '../../db/invitation-state.ts'
import type { Changed, InvitationAction, VersionedInvitation } from '../invitations/invitation.ts'

/**
 * Why the reception cannot record something of a person. `not-yet`: the day is still ahead. `not-here`: they are not
 * marked as here. `has-result`: their interview is over. `not-come`: they are marked as not come.
 */
export type DayRefusal = 'not-yet' | 'not-here' | 'has-result' | 'not-come'

/** Ends the transaction in which the state turned out to be the wrong one. */
class WrongState extends Error {
  readonly refused: DayRefusal
  constructor(refused: DayRefusal) {
    super(refused)
    this.refused = refused
  }
}

type OnTheDay = {
  action: InvitationAction
  /** What to write, or why not, from the state as it is now. */
  values: (before: InvitationState) => Partial<InvitationState> | { refused: DayRefusal }
}

/** Changes an invitation as the reception does: not before its day, by the clocks of the city of its batch. */
export async function changeOnTheDay(
  db: Db,
  seen: VersionedInvitation,
  { action, values }: OnTheDay,
  actor: ColleagueActor,
): Promise<Changed | { refused: DayRefusal }> {
  // Neither the batch of an invitation nor the day of a batch ever changes, so this needs no lock.
  const day = await db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select(['batches.date', 'batches.time_zone'])
    .where('invitations.id', '=', seen.id)
    .where('batches.status', '=', 'planned')
    .executeTakeFirst()
  if (day && !dayHasBegun(day, actor.at)) return { refused: 'not-yet' }
  const valuesOrThrow = (before: InvitationState): Partial<InvitationState> => {
    const found = values(before)
    if ('refused' in found) throw new WrongState(found.refused)
    return found
  }
  try {
    return await changeInvitation(db, seen, { action, values: valuesOrThrow }, actor)
  } catch (error) {
    if (error instanceof WrongState) return { refused: error.refused }
    throw error
  }
}
