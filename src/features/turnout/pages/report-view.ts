import { Temporal } from 'temporal-polyfill'
import { leadTime } from '../../../domain/turnout/levels.ts'
import { turnoutBy, turnoutOf, type Turnout, type TurnoutByTrait } from '../../../domain/turnout/summary.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { associationViews } from './associations-view.ts'
import type { PastInvitation } from '../turnout.ts'
import { kindName, leadNames } from '../words.ts'

type Trait = {
  id: string
  heading: MessageKey
  of: (past: PastInvitation) => string
  /** What people call a value of it. */
  name: (value: string, visitor: Visitor) => string
  /** In the order of the values instead of the largest group first. */
  ordered?: true
  /** Only own batches know it: imported files are left out. */
  own?: true
}

function asItIs(value: string) {
  return value
}

const traits: readonly Trait[] = [
  { id: 'source', heading: 'turnout.by-source', of: ({ source }) => source, name: asItIs },
  { id: 'vacancy', heading: 'turnout.by-vacancy', of: ({ vacancy }) => vacancy, name: asItIs, own: true },
  { id: 'kind', heading: 'turnout.by-kind', of: ({ kind }) => kind, name: (kind, { t }) => kindName(kind, t) },
  { id: 'city', heading: 'turnout.by-city', of: ({ city }) => city, name: asItIs },
  { id: 'lead', heading: 'turnout.by-lead', of: leadTime, name: (value, { t }) => t(leadNames[value]!), ordered: true },
  {
    id: 'weekday',
    heading: 'turnout.by-weekday',
    of: ({ date }) => String(Temporal.PlainDate.from(date).dayOfWeek),
    // 2026-11-22 was a Sunday.
    name: (value, { format }) =>
      format.weekday(
        Temporal.PlainDate.from('2026-11-22')
          .add({ days: Number(value) })
          .toString(),
      ),
    ordered: true,
  },
  {
    id: 'hour',
    heading: 'turnout.by-hour',
    of: ({ hour }) => (hour === null ? '' : String(hour).padStart(2, '0')),
    name: (hour) => `${hour}:00`,
    ordered: true,
    own: true,
  },
  {
    id: 'reply',
    heading: 'turnout.by-reply',
    of: ({ reply }) => reply ?? '',
    name: (value, { t }) => t(replyNames[value]!),
  },
  {
    id: 'reminder',
    heading: 'turnout.by-reminder',
    of: ({ reminder }) => reminder ?? '',
    name: (value, { t }) => t(reminderNames[value]!),
    own: true,
  },
  {
    id: 'call',
    heading: 'turnout.by-call',
    of: ({ call }) => call ?? '',
    name: (value, { t }) => t(callNames[value]!),
    own: true,
  },
]

const replyNames: Record<string, MessageKey> = { yes: 'why.reply-yes', no: 'why.reply-no', unsure: 'why.reply-unsure' }
const reminderNames: Record<string, MessageKey> = {
  none: 'turnout.reminder-none',
  sms: 'reminders.by-sms',
  messenger: 'reminders.by-messenger',
  email: 'reminders.by-email',
  call: 'reminders.by-call',
}
const callNames: Record<string, MessageKey> = {
  reached: 'turnout.call-reached',
  unreached: 'turnout.call-unreached',
  none: 'turnout.call-none',
}

/**
 * Turnout by every trait that is known of anybody, with n and interval; cities by their names in the visitor's
 * language.
 */
export function reportPage(history: readonly PastInvitation[], cities: ReadonlyMap<string, string>, visitor: Visitor) {
  const named = history.map((past) => ({ ...past, city: cities.get(past.city) ?? past.city }))
  const about = ({ of, own }: Trait) => (own ? named.filter((past) => of(past) !== '') : named)
  const tables = traits
    .map((trait) => tableOf(trait, turnoutBy(about(trait), trait.of), visitor))
    .filter((table) => table.known)
  const came = history.filter((past) => past.came).length
  return {
    turnout: history.length === 0 ? null : turnoutView(turnoutOf({ invited: history.length, came }), visitor),
    tables,
    associations: associationViews(history, visitor),
  }
}

function tableOf(trait: Trait, { groups, others }: TurnoutByTrait, visitor: Visitor) {
  const { t } = visitor
  const shown = trait.ordered ? groups.toSorted((a, b) => (a.value < b.value ? -1 : 1)) : groups
  return {
    id: trait.id,
    heading: t(trait.heading),
    known: groups.some(({ value }) => value !== ''),
    groups: [
      ...shown.map((group) => ({
        name: group.value === '' ? t('turnout.not-named') : trait.name(group.value, visitor),
        ...turnoutView(group, visitor),
      })),
      ...(others
        ? [{ name: t('turnout.small-groups', { count: others.groups }), ...turnoutView(others, visitor) }]
        : []),
    ],
  }
}

/** A share with all that belongs to it: what of what, and how sure. */
export function turnoutView({ came, invited, rate, interval }: Turnout, { t, format }: Visitor) {
  const [from, to] = [format.percent(interval?.from ?? 0), format.percent(interval?.to ?? 1)]
  return {
    came: format.number(came),
    invited: format.number(invited),
    share: rate === null ? '–' : format.percent(rate, 1),
    counts: t('turnout.counts', { came, invited }),
    interval: `${from} – ${to}`,
    from,
    to,
  }
}
