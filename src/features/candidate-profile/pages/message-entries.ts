import type { Temporal } from 'temporal-polyfill'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { PersonMessage } from '../../messages/reads/messages-of-candidate.ts'
import type { Answer } from '../../messages/reads/answers.ts'
import { answerText, reasonText } from '../../messages/words.ts'
import { moment } from './history-view.ts'
import type { contactsWith } from '../reads/history.ts'
import type { Entry } from './timeline-entries.ts'

/** Messages that have left, as entries of a timeline, with their words. */
export function messageEntries(messages: readonly PersonMessage[], visitor: Visitor): Entry[] {
  return messages.flatMap((message): Entry[] => {
    if (message.sent_at === null && message.state !== 'bounced') return []
    return [
      {
        at: message.sent_at ?? message.created_at,
        timeZone: message.time_zone ?? teamZone,
        part: 'contacts',
        sign: { icon: 'mail' },
        title: message.subject ?? visitor.t(`message.kind.${message.kind}`),
        lines: linesOf(message, visitor),
        by: message.by,
        ...(message.body !== null && { message: withoutLinks(message.body) }),
      },
    ]
  })
}

/** What the person answered that was left to colleagues to understand, and for them to mark as read. */
export function answerEntries(answers: readonly Answer[], { t }: Visitor): Entry[] {
  return answers.map(({ id, candidate, at, time_zone, title, mail_id, read_at, ...answer }) => {
    const said = answerText(answer, t)
    return {
      at,
      timeZone: time_zone ?? teamZone,
      part: 'contacts',
      sign: { icon: 'mail' },
      title: t(mail_id === null ? 'messages.answer-given' : 'messages.answered-by-mail'),
      lines: answer.text === null ? [said, title] : [title],
      by: null,
      ...(answer.text !== null && { typed: said }),
      ...(read_at === null && { unread: { address: `/messages/answers/${id}/read?candidate=${candidate}`, said } }),
    }
  })
}

/** What may have been sent, for a colleague to say whether it has arrived. */
export function messagesUnsure(
  messages: readonly PersonMessage[],
  candidate: number,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t } = visitor
  return messages
    .filter(({ state }) => state === 'unsure')
    .map(({ id, kind, title, expires_at, at_wire_since, created_at, time_zone }) => {
      const time = moment(at_wire_since ?? created_at, time_zone ?? teamZone, now, visitor)
      return {
        address: `/messages/${id}/settle?candidate=${candidate}`,
        text: [t(`message.kind.${kind}`), title, t('messages.unsure', { time })].join(' · '),
        again: expires_at > now.toString(),
      }
    })
}

/** What waits or was not sent, with when or why. */
export function messagesNotSent(messages: readonly PersonMessage[], visitor: Visitor) {
  const { t, format } = visitor
  return messages
    .filter(({ sent_at, state }) => sent_at === null && state !== 'bounced' && state !== 'unsure')
    .map((message) => {
      const time = format.dateTime(message.next_attempt_at, message.time_zone ?? teamZone)
      const when = message.state === 'queued' ? [t('messages.not-before', { time })] : []
      return { id: message.id, text: [...linesOf(message, visitor), ...when].join(' · ') }
    })
}

/** The reminders of these contacts that no message tells of. */
export function withoutMessages<Contacts extends Awaited<ReturnType<typeof contactsWith>>>(
  contacts: Contacts,
  messages: readonly PersonMessage[],
): Contacts {
  const sent = new Set(messages.filter(({ kind }) => kind === 'reminder').map(({ sent_at }) => sent_at))
  return { ...contacts, reminders: contacts.reminders.filter(({ at, by }) => by !== null || !sent.has(at)) }
}

function linesOf({ kind, channel, state, reason, title }: PersonMessage, { t }: Visitor): string[] {
  const why = reason === null ? '' : `: ${reasonText(reason, t)}`
  return [t(`message.kind.${kind}`), t(`message.channel.${channel}`), `${t(`message.state.${state}`)}${why}`, title]
}

/** Who has the link of a person can reply in their name, so that it stands in their message alone. */
function withoutLinks(body: string): string {
  return body.replaceAll(/(\/r\/)[\w.-]+/g, '$1…')
}
