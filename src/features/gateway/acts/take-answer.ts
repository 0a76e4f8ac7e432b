import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { keepAnswer } from '../../messages/acts/keep-answer.ts'
import { takeReply } from '../../replies/acts/take-reply.ts'
import { meetingState } from '../../replies/meeting-state.ts'
import { meetingOfThread } from '../../replies/reads/meeting-of-thread.ts'
import type { ReplyChoice } from '../../replies/reply.ts'
import type { AnsweredMessage } from '../reads/answered-message.ts'

/** What a person can choose in an answer to a message. */
export const gatewayChoices = [
  'yes',
  'no',
  'other',
  'not-interested',
  'no-messages',
] as const satisfies readonly ReplyChoice[]

/** A choice, or what somebody wrote themselves. */
export type GatewayReply = { choice: (typeof gatewayChoices)[number]; slot: number | null } | { text: string }

/**
 * `taken`: done as if on the person's own page. `kept`: for a colleague to read, because it has no one meaning, or for
 * the reason given: they saw another time (`stale`), nothing can be replied any more (`over`), they named no other time
 * (`no-slot`), the one they named is another's (`full`), or they are expected elsewhere then (`busy`).
 */
export type AnswerTaken =
  | { result: 'taken' }
  | { result: 'kept'; why: 'text' | 'stale' | 'over' | 'no-slot' | 'full' | 'busy' }

/** What a person answers to a message does the same as on their own page; words of their own a colleague reads. */
export async function takeAnswer(
  db: Db,
  { thread, candidate, invitation }: AnsweredMessage,
  reply: GatewayReply,
  at: Actor['at'],
): Promise<AnswerTaken> {
  const said = {
    thread,
    candidate,
    mail: null,
    ...('text' in reply ? { choice: null, ...reply } : { choice: reply.choice }),
  }
  const keep = async (why: Extract<AnswerTaken, { why: string }>['why']): Promise<AnswerTaken> => {
    await keepAnswer(db, { text: null, ...said }, at)
    return { result: 'kept', why }
  }
  if ('text' in reply) return keep('text')
  const { choice, slot } = reply
  const meeting = await meetingOfThread(db, thread)
  if (choice !== 'no-messages') {
    const state = meeting ? meetingState(meeting, at.toString()) : 'over'
    if (state === 'called-off' || state === 'over') return keep('over')
    if (meeting?.id !== invitation) return keep('stale')
  }
  const seen = { id: meeting?.id ?? 0, version: meeting?.version ?? 0 }
  const result = await takeReply(db, { thread, seen, choice, slot, via: 'gateway' }, at)
  if ('taken' in result) return { result: 'taken' }
  return keep('stale' in result ? 'stale' : result.refused)
}
