import type { Db } from '../../../db/open.ts'
import type { ThreadMeeting } from './thread-meetings.ts'

/** Messages that have reached the person, or may have. */
const reached = ['sent', 'delivered', 'unsure'] as const

/**
 * Whose people know of their meeting: something reached them, or they have replied, or nobody meant to write to them,
 * so that they were invited by word of mouth.
 */
export async function toldThreads(db: Db, meetings: readonly ThreadMeeting[]): Promise<Set<number>> {
  const messages = await db
    .selectFrom('messages')
    .select(['thread_id', 'kind', 'state', 'at_wire_since'])
    .where('thread_id', 'in', [0, ...meetings.map(({ thread }) => thread)])
    .execute()
  const spoken = await spokenWith(
    db,
    meetings.map(({ invitation }) => invitation),
  )
  const told = meetings.filter(({ thread, invitation, reply, asked_at }) => {
    const own = messages.filter(({ thread_id }) => thread_id === thread)
    return (
      reply !== null ||
      asked_at !== null ||
      spoken.has(invitation) ||
      !own.some(({ kind }) => kind === 'invitation') ||
      own.some(({ state, at_wire_since }) => (reached as readonly string[]).includes(state) || at_wire_since !== null)
    )
  })
  return new Set(told.map(({ thread }) => thread))
}

/** Invitations whose people were reached in a call, or reminded by somebody. */
async function spokenWith(db: Db, invitations: readonly number[]): Promise<Set<number>> {
  const calls = await db
    .selectFrom('call_attempts')
    .select('invitation_id')
    .where('reached', '=', 1)
    .where('invitation_id', 'in', [0, ...invitations])
    .execute()
  const reminders = await db
    .selectFrom('reminders')
    .select('invitation_id')
    .where('invitation_id', 'in', [0, ...invitations])
    .execute()
  return new Set([...calls, ...reminders].map(({ invitation_id }) => invitation_id))
}
