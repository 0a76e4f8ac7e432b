import type { Temporal } from 'temporal-polyfill'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { applicationView } from '../../applications/application-view.ts'
import type { filesOf } from '../../candidates/reads/files.ts'
import type { notesOf } from '../../candidates/reads/notes.ts'
import type { InvitationEvent } from '../../invitations/reads/history.ts'
import { givenAnswers } from '../../invitations/words.ts'
import { offeredPay } from '../../offers/offer-words.ts'
import type { careOf } from '../../privacy/privacy-of-candidate.ts'
import type { contactsWith, Interview, Offer, offerStepsOf } from '../reads/history.ts'
import { moment, resultText } from './history-view.ts'

/** What of the timeline can be looked at by itself. */
export const parts = ['meetings', 'contacts', 'notes'] as const
export type Part = (typeof parts)[number]

type Sign = { mark: 'done' | 'missed' | 'in-interview' } | { icon: string }

/** One thing that happened; `typed` is what a colleague wrote, `isConsequence` follows from another of that instant. */
export type Entry = {
  at: string
  timeZone: string
  part: Part | null
  sign: Sign
  title: string
  lines: string[]
  by: string | null
  typed?: string
  /** The words of a message, folded. */
  message?: string
  note?: { id: number; added: string }
  link?: { href: string; label: string; about: string }
  /** An answer that nobody has read yet. */
  unread?: { address: string; said: string }
  isConsequence?: boolean
}

/** All that a timeline is made of. */
export type Happened = {
  now: Temporal.Instant
  address: string
  applications: readonly ReturnType<typeof applicationView>[]
  interviews: readonly Interview[]
  events: readonly InvitationEvent[]
  contacts: Awaited<ReturnType<typeof contactsWith>>
  offers: readonly Offer[]
  offerSteps: Awaited<ReturnType<typeof offerStepsOf>>
  notes: Awaited<ReturnType<typeof notesOf>>
  files: Awaited<ReturnType<typeof filesOf>>
  consents: Awaited<ReturnType<typeof careOf>>['consents']
}

export const entriesOf = (happened: Happened, visitor: Visitor): Entry[] => [
  ...happened.applications.flatMap((one) => ofApplication(one, happened.applications.length > 1, visitor)),
  ...happened.interviews.flatMap((one) => ofInterview(one, happened, visitor)),
  ...ofOffers(happened, visitor),
  ...ofRecord(happened, visitor),
]

function ofApplication(
  { title, appliedAt, timeZone, history }: Happened['applications'][number],
  isOneOfMany: boolean,
  { t }: Visitor,
): Entry[] {
  const entry = { timeZone, part: null, sign: { icon: 'bag' } }
  return [
    { ...entry, at: appliedAt, title: t('timeline.applied', { title }), lines: [], by: null },
    ...history.map(({ at, by, text, isConsequence }) => ({
      ...entry,
      at,
      by,
      title: text,
      lines: isOneOfMany ? [title] : [],
      isConsequence,
    })),
  ]
}

const marks: Partial<Record<string, { words: MessageKey; sign: Sign }>> = {
  came: { words: 'history.came', sign: { mark: 'done' } },
  late: { words: 'history.late', sign: { mark: 'done' } },
  missed: { words: 'history.missed', sign: { mark: 'missed' } },
  left: { words: 'history.left', sign: { mark: 'missed' } },
  'call-in': { words: 'history.call-in', sign: { mark: 'in-interview' } },
  result: { words: 'history.result', sign: { mark: 'done' } },
  moved: { words: 'history.moved', sign: { icon: 'day' } },
  cancelled: { words: 'history.cancelled', sign: { icon: 'day' } },
  'application-closed': { words: 'history.application-closed', sign: { icon: 'day' } },
}

/** What a colleague did that ended an invitation; with a whole day only the invitation itself says so. */
const endings = new Set(['moved', 'cancelled', 'application-closed'])

function ofInterview(
  row: Interview,
  { address, applications, events: all, contacts, now }: Happened,
  visitor: Visitor,
): Entry[] {
  const { t, format } = visitor
  const events = all.filter(({ invitation_id }) => invitation_id === row.id)
  const isOfThis = (one: { invitation_id: number }) => one.invitation_id === row.id
  const when = moment(row.starts_at, row.time_zone, now, visitor)
  const entry = { timeZone: row.time_zone, lines: [] }
  const isEndTold = events.some(({ action }) => endings.has(action))
  const lastResult = events.findLast(({ action }) => action === 'result')
  return [
    {
      ...entry,
      at: row.invited_at,
      part: 'meetings',
      sign: { icon: 'day' },
      title: row.walk_in === 1 ? t('timeline.walk-in', { when }) : t('timeline.invited', { when }),
      lines: [
        ...(applications.length > 1 ? [row.title] : []),
        ...(row.chance === null ? [] : [t('timeline.chance', { chance: format.chance(row.chance) })]),
      ],
      by: row.invited_by,
      ...(visitor.may('batches.plan') && {
        link: {
          href: `/invitations/${row.id}?back=${encodeURIComponent(address)}#history`,
          label: t('history.open'),
          about: t('history.open-of', { when }),
        },
      }),
    },
    ...(row.ended_at !== null && row.status !== 'active' && !isEndTold
      ? [
          {
            ...entry,
            at: row.ended_at,
            by: null,
            part: 'meetings' as const,
            sign: { icon: 'day' },
            title: t(`history.${row.status}`),
          },
        ]
      : []),
    ...contacts.reminders.filter(isOfThis).map(({ at, by, channel }): Entry => ({
      ...entry,
      at,
      by,
      part: 'contacts',
      sign: { icon: channel === 'call' ? 'phone' : 'mail' },
      title: t('history.reminded', { channel: t(`reminders.by-${channel}`) }),
    })),
    ...contacts.calls.filter(isOfThis).map(({ at, by, reached, note }): Entry => ({
      ...entry,
      at,
      by,
      part: 'contacts',
      sign: { icon: 'phone' },
      title: t(reached === 1 ? 'history.reached' : 'history.unreached'),
      ...(note !== null && { typed: note }),
    })),
    ...givenAnswers(events, row).map(({ at, by, question, answer, before }): Entry => {
      const words = { question: t(`calls.question.${question}`), answer: t(`calls.answer.${answer}`) }
      const title =
        before === null
          ? t('history.answer', words)
          : t('history.answer-changed', { ...words, before: t(`calls.answer.${before}`) })
      return { ...entry, at, by, part: 'contacts', sign: { icon: 'chat' }, title }
    }),
    ...events.flatMap((event): Entry[] => {
      const mark = marks[event.action]
      if (!mark) return []
      const isResult = event === lastResult && row.result !== null
      return [
        {
          ...entry,
          at: event.at,
          by: event.by,
          part: 'meetings',
          sign: mark.sign,
          title: isResult
            ? t('timeline.result', { result: resultText(row.result!, row.result_reason, visitor) })
            : t(mark.words),
          ...(isResult && row.result_note !== null && { typed: row.result_note }),
        },
      ]
    }),
  ]
}

function ofOffers({ offers, offerSteps }: Happened, visitor: Visitor): Entry[] {
  return offerSteps.flatMap(({ offer_id, act, reason, at, by }): Entry[] => {
    const offer = offers.find(({ id }) => id === offer_id)
    if (!offer) return []
    return [
      {
        at,
        by,
        timeZone: offer.time_zone,
        part: null,
        sign: { icon: 'hand' },
        title: visitor.t('timeline.offer', { act: visitor.t(`offer.event.${act}`) }),
        lines: [offeredPay(offer, visitor)],
        ...(reason !== null && { typed: reason }),
        link: {
          href: `/offers/${offer.id}`,
          label: visitor.t('timeline.open-offer'),
          about: visitor.t('timeline.open-offer-of', { pay: offeredPay(offer, visitor) }),
        },
      },
    ]
  })
}

/** Notes, files and consents: what colleagues have put on record. */
function ofRecord({ address, notes, files, consents, now }: Happened, visitor: Visitor): Entry[] {
  const { t } = visitor
  const entry = { timeZone: teamZone, part: null, lines: [] }
  return [
    ...notes.map(({ id, at, author, text }): Entry => ({
      ...entry,
      at,
      by: author,
      part: 'notes',
      sign: { icon: 'pen' },
      title: t('timeline.note'),
      typed: text,
      note: { id, added: [moment(at, teamZone, now, visitor), author].filter(Boolean).join(' · ') },
    })),
    ...files.map(({ id, at, author, name }): Entry => ({
      ...entry,
      at,
      by: author,
      sign: { icon: 'file' },
      title: t('timeline.file', { name }),
      link: {
        href: `${address}/files/${id}`,
        label: t('timeline.download'),
        about: t('timeline.download-of', { name }),
      },
    })),
    ...consents.map(({ purpose, given, until, withdrawn, recorded }): Entry => ({
      ...entry,
      at: recorded.at,
      by: recorded.by,
      sign: { icon: 'file' },
      title: t('timeline.consent', { purpose }),
      lines: [[given, until, withdrawn].filter(Boolean).join(', ')],
    })),
  ]
}
