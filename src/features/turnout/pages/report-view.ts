import { Temporal } from 'temporal-polyfill'
import { leadTime } from '../../../domain/turnout/levels.ts'
import { turnoutBy, turnoutOf, type Turnout, type TurnoutByTrait } from '../../../domain/turnout/summary.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import { plottedTable } from '../../../web/charts/plotted-table.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { associationViews } from './associations-view.ts'
import type { PastInvitation } from '../turnout.ts'
import { kindName, leadNames } from '../words.ts'

type Dimension = 'source' | 'vacancy' | 'kind' | 'city' | 'lead' | 'weekday' | 'hour' | 'reply' | 'reminder' | 'call'

type Trait = {
  id: Dimension
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

/** What the report can be broken down by, in the order of the switch. */
export const dimensions = traits.map(({ id }) => id)

/**
 * Turnout of all, by one trait in a picture, and what goes with a reminder or a call; cities by their names in the
 * visitor's language. @param by the id of a trait; where nothing is known of it, the first trait that is known
 */
export function reportPage(
  history: readonly PastInvitation[],
  cities: ReadonlyMap<string, string>,
  by: string | undefined,
  visitor: Visitor,
) {
  if (history.length === 0) return { turnout: null }
  const named = history.map((past) => ({ ...past, city: cities.get(past.city) ?? past.city }))
  const known = traits.filter(({ of }) => named.some((past) => of(past) !== ''))
  const trait = known.find(({ id }) => id === by) ?? known[0]!
  const about = trait.own ? named.filter((past) => trait.of(past) !== '') : named
  const all = turnoutOf({ invited: history.length, came: history.filter((past) => past.came).length })
  return {
    turnout: { ...turnoutView(all, visitor), heading: headingOf(all, visitor) },
    dimensions: known.map(({ id }) => ({ id, name: visitor.t(`turnout.dimension-${id}`) })),
    shown: { id: trait.id, plotted: pictureOf(trait, turnoutBy(about, trait.of), all.rate!, visitor) },
    ...associationViews(history, visitor),
  }
}

/** "Every fourth comes", where that is true to three hundredths; else the share. */
function headingOf({ came, invited, rate }: Turnout, { t, format }: Visitor): string {
  const nth = Math.round(1 / Math.max(rate!, 0.01))
  const counts = { came, invited }
  return nth >= 2 && nth <= 6 && Math.abs(rate! - 1 / nth) < 0.03
    ? t('turnout.every-nth', { nth, ...counts })
    : t('turnout.share-of-all', { share: format.percent(rate!, 1), ...counts })
}

function pictureOf(trait: Trait, { groups, others }: TurnoutByTrait, mean: number, visitor: Visitor) {
  const { t, format } = visitor
  const shown = trait.ordered
    ? groups.toSorted((a, b) => (a.value < b.value ? -1 : 1))
    : groups.toSorted((a, b) => b.rate! - a.rate!)
  const row = (name: string, group: Turnout) => {
    const { share, interval, counts } = turnoutView(group, visitor)
    return { name, at: group.rate!, band: group.interval!, figures: [share, interval, counts] }
  }
  return plottedTable(
    {
      caption: t(trait.heading),
      name: t(`turnout.dimension-${trait.id}`),
      columns: [t('turnout.group-share'), t('turnout.group-interval'), t('turnout.group-came')],
      mean,
      rows: [
        ...shown.map((group) =>
          row(group.value === '' ? t('turnout.not-named') : trait.name(group.value, visitor), group),
        ),
        ...(others ? [row(t('turnout.small-groups', { count: others.groups }), others)] : []),
      ],
    },
    format,
  )
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
