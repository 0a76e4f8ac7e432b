import { hasCome, isHere } from '../../domain/scheduling/presence.ts'
import { isInside, isWaiting } from '../../domain/scheduling/reception-queue.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { InvitationRow } from './reads/invitations.ts'

/** Invitations that count for the day: neither moved nor cancelled. */
export function activeInvitations(rows: readonly InvitationRow[]): InvitationRow[] {
  return rows.filter((row) => row.status === 'active')
}

/** The active ones without walk-ins, who belong to no forecast. */
export function invitedTo(rows: readonly InvitationRow[]): InvitationRow[] {
  return activeInvitations(rows).filter((row) => row.walk_in === 0)
}

/** Those who came and have no result yet, nor left before the interview. */
export function withoutResult(rows: readonly InvitationRow[]): InvitationRow[] {
  return activeInvitations(rows).filter((row) => isHere(row) && row.result === null)
}

const markOfReply = { yes: 'promised', unsure: 'unsure', no: 'declined' } as const

/** The mark of somebody whom nobody has marked yet, by what they replied. */
export function markOfAwaited({ reply }: Pick<InvitationRow, 'reply'>) {
  return reply === null ? ('invited' as const) : markOfReply[reply]
}

/** The state of somebody as a mark; `mark.…` says it in a word. Once the day is closed, nobody waits any more. */
export function markOf(row: InvitationRow, open: boolean) {
  if (row.presence === null) return markOfAwaited(row)
  if (!hasCome(row)) return 'missed'
  if (open && isWaiting(row)) return 'waiting'
  return open && isInside(row) ? 'in-interview' : 'done'
}

/** What the mark means, for those who do not see it: who left is done, too. */
export function wordOfMark(row: InvitationRow, open: boolean, t: Visitor['t']): string {
  const mark = markOf(row, open)
  return t(mark === 'done' && row.presence === 'left' ? 'day.left' : `mark.${mark}`)
}

/** That a reply came from the person themselves, and when; empty for one that a colleague wrote down. */
export function ownReplyText(
  { reply, reply_via, replied_at }: Pick<InvitationRow, 'reply' | 'reply_via' | 'replied_at'>,
  timeZone: string,
  { t, format }: Visitor,
): string {
  if (reply === null || replied_at === null || !isOwn(reply_via)) return ''
  return t(`reply.via.${reply_via}`, { time: format.dateTime(replied_at, timeZone) })
}

/** Whether somebody has replied themselves, so that no colleague wrote it down. */
export function isOwnReply({ reply_via }: Pick<InvitationRow, 'reply_via'>): boolean {
  return isOwn(reply_via)
}

const isOwn = (via: InvitationRow['reply_via']): via is 'page' | 'calendar' | 'gateway' =>
  via === 'page' || via === 'calendar' || via === 'gateway'

/** The state of an invitation in a word and a tone. */
export function presenceText(row: InvitationRow, { t }: Visitor): { text: string; tone: string } {
  if (row.status !== 'active') return { text: t(`presence.${row.status}`), tone: '' }
  if (row.presence === null) return { text: t('presence.none'), tone: '' }
  return { text: t(`presence.${row.presence}`), tone: hasCome(row) ? 'good' : 'warn' }
}

/** What somebody still to come answered, or that the last call did not reach them; null when nothing is known. */
export function answerText(row: InvitationRow, { t }: Visitor): { text: string; tone: string } | null {
  if (row.status !== 'active' || row.presence !== null) return null
  if (row.reply !== null) return { text: t(`answer.${row.reply}`), tone: answerTones[row.reply] }
  return row.last_call === 0 ? { text: t('answer.not-reached'), tone: 'warn' } : null
}

const answerTones = { yes: 'good', unsure: 'warn', no: 'bad' } as const
