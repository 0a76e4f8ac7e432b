import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { AnswerColumns, ReplyVia } from '../../../db/schema/primitives.ts'
import { replied, type Changed, type VersionedInvitation } from '../invitation.ts'
import { changeInvitation } from './change-invitation.ts'

/** Sets what the person replied, or with null that they have not replied. */
export function setReply(
  db: Db,
  seen: VersionedInvitation,
  reply: AnswerColumns['reply'],
  actor: Actor,
  via: ReplyVia = 'colleague',
): Promise<Changed> {
  return changeInvitation(db, seen, { action: 'answers', values: () => replied(reply, via, actor) }, actor)
}
