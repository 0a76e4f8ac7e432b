import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { whileOpen } from '../../invitations/hold-invitation.ts'
import type { Changed } from '../../invitations/invitation.ts'

/** Records an attempt at the confirmation call, with a note of what was said. */
export function recordAttempt(
  db: Db,
  invitationId: number,
  { reached, note }: { reached: boolean; note: string | null },
  { by, at }: ColleagueActor,
): Promise<Changed> {
  return whileOpen(db, invitationId, async (trx) => {
    await trx
      .insertInto('call_attempts')
      .values({ invitation_id: invitationId, at: at.toString(), by_user: by, reached: reached ? 1 : 0, note })
      .execute()
  })
}
