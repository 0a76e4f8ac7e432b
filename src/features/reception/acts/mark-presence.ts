import type { ColleagueActor } from '../../../db/actor.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import { isHere } from '../../../domain/scheduling/presence.ts'
import type { Changed, VersionedInvitation } from '../../invitations/invitation.ts'
import { changeOnTheDay, type DayRefusal } from '../change-on-the-day.ts'

export const presenceMarks = ['came', 'late', 'missed', 'left', 'call-in'] as const
export type PresenceMark = (typeof presenceMarks)[number]

/** Marks that somebody came, left, was called in or did not come. The first arrival counts for the waiting time. */
export function markPresence(
  db: Db,
  seen: VersionedInvitation,
  mark: PresenceMark,
  actor: ColleagueActor,
): Promise<Changed | { refused: DayRefusal }> {
  const at = actor.at.toString()
  return changeOnTheDay(db, seen, { action: mark, values: (before) => valuesOf(mark, before, at) }, actor)
}

function valuesOf(
  mark: PresenceMark,
  before: InvitationState,
  at: string,
): Partial<InvitationState> | { refused: DayRefusal } {
  if ((mark === 'call-in' || mark === 'missed') && before.result !== null) return { refused: 'has-result' }
  if ((mark === 'call-in' || mark === 'left') && !isHere(before)) return { refused: 'not-here' }
  if (mark === 'call-in') return { called_in_at: at }
  if (mark === 'left') return { presence: 'left' }
  if (mark === 'missed') return { presence: 'missed', arrived_at: null, called_in_at: null }
  return { presence: mark, arrived_at: before.arrived_at ?? at }
}
