import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { AnswerColumns } from '../../../db/schema/primitives.ts'
import type { Changed, VersionedInvitation } from '../invitation.ts'
import { changeInvitation } from './change-invitation.ts'

/** Sets what the person replied, or with null that they have not replied. */
export function setReply(
  db: Db,
  seen: VersionedInvitation,
  reply: AnswerColumns['reply'],
  actor: ColleagueActor,
): Promise<Changed> {
  return changeInvitation(db, seen, { action: 'answers', values: () => ({ reply }) }, actor)
}
