import type { AskedState } from '../../domain/messages/asked-state.ts'
import { isMessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'

/** Where it stands with somebody who has not replied; empty where nothing is known. */
export function askedText(state: AskedState | undefined, timeZone: string, { t, format }: Visitor): string {
  // Who is to be passed a message by hand is listed where that is done.
  if (!state || state.is === 'by-hand') return ''
  if (state.is === 'not-sent') return t('asked.not-sent', { reason: reasonText(state.reason, t) })
  if (!('since' in state)) return t(`asked.${state.is}`)
  if (state.since === null) return t('asked.came-back')
  const time = format.dateTime(state.since, timeZone)
  return t(state.is === 'came-back' ? 'asked.came-back-since' : `asked.${state.is}`, { time })
}

/** Why a message was not sent, or came back. */
export function reasonText(reason: string, t: Visitor['t']): string {
  const key = `message.reason.${reason}`
  return isMessageKey(key) ? t(key) : reason
}

/** What somebody answered that nobody has understood for a colleague. */
export function answerText({ choice, text }: { choice: string | null; text: string | null }, t: Visitor['t']): string {
  if (text !== null) return t('messages.answer.text', { text })
  if (choice === null) return t('messages.answer.in-mailbox')
  const key = `messages.answer.${choice}`
  return isMessageKey(key) ? t(key) : t('messages.answer-given')
}
