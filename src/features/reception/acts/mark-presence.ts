import type { ColleagueActor } from '../../../db/actor.ts'
import type { InvitationState } from '../../../db/invitation-state.ts'
import type { Db } from '../../../db/open.ts'
import { changeInvitation } from '../../invitations/acts/change-invitation.ts'
import type { Changed, VersionedInvitation } from '../../invitations/invitation.ts'

export const presenceMarks = ['came', 'late', 'missed', 'left', 'call-in'] as const
export type PresenceMark = (typeof presenceMarks)[number]

/** Marks that somebody came, left, was called in or did not come. The first arrival counts for the waiting time. */
export function markPresence(
  db: Db,
  seen: VersionedInvitation,
  mark: PresenceMark,
  actor: ColleagueActor,
): Promise<Changed> {
  const at = actor.at.toString()
  return changeInvitation(db, seen, { action: mark, values: (before) => valuesOf(mark, before, at) }, actor)
}

function valuesOf(mark: PresenceMark, { arrived_at }: InvitationState, at: string): Partial<InvitationState> {
  if (mark === 'call-in') return { called_in_at: at }
  if (mark === 'left') return { presence: 'left' }
  if (mark === 'missed') return { presence: 'missed', arrived_at: null, called_in_at: null }
  return { presence: mark, arrived_at: arrived_at ?? at }
}
