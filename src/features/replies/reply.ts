import type { CheckAnswer, ReplyVia } from '../../db/schema/primitives.ts'
import type { VersionedInvitation } from '../invitations/invitation.ts'

/** What an invited person can say by their link. */
export const replyChoices = ['yes', 'no', 'other', 'not-interested', 'no-messages', 'withdraw-consent'] as const
export type ReplyChoice = (typeof replyChoices)[number]

/**
 * A reply to the invitation that somebody saw; `slot` is the other time they chose. Calendars know "perhaps", too,
 * which the page does not offer.
 */
export type Reply = {
  thread: number
  seen: VersionedInvitation
  choice: ReplyChoice | CheckAnswer
  slot: number | null
  via: ReplyVia
}

/**
 * `stale`: the invitation is not what they saw any more. `over`: nothing can be replied any more. `no-slot`: no other
 * time was chosen. `full`: the place is another's by now.
 */
export type Taken = { taken: Reply['choice'] } | { stale: true } | { refused: 'over' | 'no-slot' | 'full' | 'busy' }
