import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Changed, VersionedInvitation } from '../invitation.ts'
import { changeInvitation } from './change-invitation.ts'

/** Cancels an active invitation; it then counts neither as invited nor as missed. */
export function cancelInvitation(
  db: Db,
  seen: VersionedInvitation,
  reason: string | null,
  actor: ColleagueActor,
): Promise<Changed> {
  const values = { status: 'cancelled' as const, ended_at: actor.at.toString(), end_reason: reason }
  return changeInvitation(db, seen, { action: 'cancelled', values: () => values }, actor)
}
