import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { CheckAnswer } from '../../../db/schema/primitives.ts'
import { changeWithin } from '../../invitations/acts/change-invitation.ts'
import { moveInvitation } from '../../invitations/acts/move-invitation.ts'
import { holdInvitation, unlessStale } from '../../invitations/hold-invitation.ts'
import { replied } from '../../invitations/invitation.ts'
import { freePlaces, isKept } from '../../invitations/reads/free-places.ts'
import { heldInvitation } from '../../invitations/reads/held-invitation.ts'
import { giveEntry } from '../../messages/threads.ts'
import { invitationOfThread } from '../reads/meeting-of-thread.ts'
import type { Reply, Taken } from '../reply.ts'
import { leaveVacancy } from './leave-vacancy.ts'
import { stopMessages } from './stop-messages.ts'
import { takeBackConsent } from './take-back-consent.ts'

/**
 * What an invited person says themselves, by the link that they were sent or in their calendar. What concerns the
 * meeting is refused when they saw another time or answer than there is now; that nobody is to write to them or to keep
 * their data always holds.
 */
export async function takeReply(db: Db, reply: Reply, at: Actor['at']): Promise<Taken> {
  const actor = { by: null, origin: 'person', at } as const
  const { thread, seen, choice, slot, via } = reply
  if (choice === 'no-messages') return stopMessages(db, thread, actor)
  if (choice === 'withdraw-consent') return takeBackConsent(db, thread, actor)
  const current = await invitationOfThread(db, thread)
  if (current?.id !== seen.id || current.version !== seen.version) return { stale: true }
  if (choice === 'not-interested') return leaveVacancy(db, reply, actor)
  if (choice !== 'other') return answer(db, { ...reply, choice }, actor)
  if (slot === null) return { refused: 'no-slot' }
  const moved = await moveInvitation(db, seen, { slot, reason: 'asked', via }, actor)
  if ('done' in moved) return { taken: 'other' }
  if ('stale' in moved || moved.refused === 'ended') return { stale: true }
  return { refused: moved.refused === 'full' ? 'full' : 'busy' }
}

/**
 * Promises to come, may come, or says no: then the place is kept for five minutes, and after that only as long as it is
 * free.
 */
function answer(db: Db, { thread, seen, choice, via }: Reply & { choice: CheckAnswer }, actor: Actor): Promise<Taken> {
  return unlessStale<Taken>(db, async (trx) => {
    await holdInvitation(trx, seen.id, { open: true })
    const now = await heldInvitation(trx, seen.id)
    if (now.version !== seen.version || now.status !== 'active') return { stale: true }
    if (now.presence !== null || now.ends_at <= actor.at.toString()) return { refused: 'over' }
    if (choice !== 'no' && now.reply === 'no' && !isKept(now.replied_at, actor.at)) {
      const free = (await freePlaces(trx, [now.batch_id], actor.at)).get(now.slot_id) ?? 0
      if (free <= 0) return { refused: 'full' }
    }
    await changeWithin(trx, seen, { action: 'answers', values: () => replied(choice, via, actor) }, actor)
    if (choice === 'yes') await giveEntry(trx, thread)
    return { taken: choice }
  })
}
