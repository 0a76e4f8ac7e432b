import type { MessageKind } from './wordings.ts'

/** A message of a thread, as far as it tells whether the person has been asked. */
export type Told = {
  kind: MessageKind
  state: 'queued' | 'sent' | 'delivered' | 'bounced' | 'dropped' | 'unsure'
  channel: 'email' | 'gateway' | 'hand'
  reason: string | null
}

/**
 * Where it stands with somebody who has not replied: `silent` and `delivered` since they were asked, or why they were
 * not asked yet.
 */
export type AskedState =
  | { is: 'silent' | 'delivered'; since: string }
  | { is: 'came-back'; since: string | null }
  | { is: 'waiting' | 'by-hand' | 'unsure' }
  | { is: 'not-sent'; reason: string }

/** Confirmations answer a reply, and refusals end the talk: neither asks. */
const asking = new Set<MessageKind>(['invitation', 'reminder', 'change'])

/**
 * @param messages of one thread, in the order in which they were queued
 * @returns null when nothing was to be sent, so that they were invited by word of mouth
 */
export function askedState(messages: readonly Told[], askedAt: string | null): AskedState | null {
  const asked = messages.filter(({ kind }) => asking.has(kind))
  const gone = asked.findLast(({ state }) => state !== 'queued' && state !== 'dropped')
  if (gone?.state === 'bounced') return { is: 'came-back', since: askedAt }
  if (askedAt !== null) return { is: gone?.state === 'delivered' ? 'delivered' : 'silent', since: askedAt }
  const invitation = asked.findLast(({ kind }) => kind === 'invitation')
  if (!invitation) return null
  if (invitation.state === 'queued') return { is: invitation.channel === 'hand' ? 'by-hand' : 'waiting' }
  if (invitation.state === 'dropped') return { is: 'not-sent', reason: invitation.reason ?? 'stopped' }
  return { is: 'unsure' }
}
