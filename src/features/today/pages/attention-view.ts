import type { Temporal } from 'temporal-polyfill'
import { daysSince } from '../../../domain/pipeline/forgotten.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { pageSize } from '../../../web/paging.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { DayAhead } from '../day-ahead.ts'
import { countedAtMost, type Attention } from '../reads/attention.ts'
import { calledText, type Act } from './strip-view.ts'

/** How many days short of people, and how many to call for, stand in the list. */
const shownShort = 4
const shownCalls = 2
const shownNames = 2

type Why = { id: string; figure: string; about: string; heading: string; lines: string[] }

/** A line: how many, of what, and the act that helps; `why` explains the figure. */
export type Row = {
  id: string
  figure: string
  tone: '' | 'wait' | 'late'
  why: Why | null
  text: string
  detail: string
  act: Act
}

/** What needs attention, what cannot wait first. `hero`: the day whose act stands at the top of the page already. */
export function attentionRows(
  days: readonly DayAhead[],
  known: Attention,
  hero: number | null,
  now: Temporal.Instant,
  visitor: Visitor,
): Row[] {
  const plans = visitor.may('batches.plan')
  const others = plans ? days.filter(({ batch }) => batch.id !== hero) : []
  return [
    ...shortRows(others, visitor),
    ...offerRows(known, now, visitor),
    ...callRows(plans ? days : [], visitor),
    ...taskRows(known, now, visitor),
    ...leftOpenRows(known, now, visitor),
    ...(known.erasureDue ? [erasureRow(visitor)] : []),
  ]
}

/** "Анна, Борис и ещё 5" */
function namesText(names: readonly string[], t: Visitor['t']): string {
  const shown = names.slice(0, shownNames).join(', ')
  return names.length > shownNames ? t('home.and-more', { names: shown, count: names.length - shownNames }) : shown
}

/** "12", or "99+" where nothing is counted further. */
export function countText(count: number, most = countedAtMost): string {
  return count > most ? `${most}+` : String(count)
}

function row(id: string, count: number, rest: Partial<Row> & Pick<Row, 'text' | 'detail' | 'act'>): Row {
  return { id, figure: countText(count), tone: '', why: null, ...rest }
}

function shortRows(days: readonly DayAhead[], visitor: Visitor): Row[] {
  const { t, format, language } = visitor
  const short = days.filter(({ state }) => state === 'short' || state === 'hopeless')
  const rows = short.slice(0, shownShort).map((day): Row => {
    const { id, date } = day.batch
    const text = format.dayOfWeek(date, 'short')
    const detail = t('home.day-detail', { city: cityName(day.batch, language), what: calledText(day, t) })
    if (day.state === 'hopeless') {
      const act = { href: `/batches/${id}`, label: t('home.open-offer') }
      return {
        ...row(`day-${id}`, 0, { text: t('home.hopeless', { day: text }), detail, act }),
        figure: '!',
        tone: 'wait',
      }
    }
    return row(`day-${id}`, day.further, {
      tone: 'wait',
      why: whyShort(day, visitor),
      text: t('home.short', { day: text }),
      detail,
      act: { href: `/batches/${id}/fill?more=${day.further}`, label: t('home.invite') },
    })
  })
  const more = short.length - rows.length
  if (more > 0)
    rows.push(
      row('more-short', more, {
        text: t('home.more-short', { count: more }),
        detail: '',
        act: { href: '/batches', label: t('home.open-offer') },
      }),
    )
  return rows
}

/** Why so many are missing: the goal, what is promised, and what to expect of those invited so far. */
export function whyShort(day: DayAhead, { t, format }: Visitor): Why {
  const { batch, further } = day
  const text = format.dayOfWeek(batch.date, 'short')
  return {
    id: `why-${batch.id}`,
    figure: String(further),
    about: t('home.short-about', { day: text }),
    heading: t('home.why', { count: further }),
    lines: [
      t('home.why-goal', { goal: batch.goal, confidence: format.percent(batch.confidence) }),
      calledText(day, t),
      t('home.why-interval', day.interval),
      t('home.why-now', { days: t('home.days-of-20', { days: Math.floor(day.chance * 20 + 1e-9) }) }),
      t('home.why-more', { count: further }),
    ],
  }
}

function callRows(days: readonly DayAhead[], { t, format, language }: Visitor): Row[] {
  return days
    .filter(({ toCall }) => toCall > 0)
    .slice(0, shownCalls)
    .map((day) =>
      row(`calls-${day.batch.id}`, day.toCall, {
        text: day.isToday
          ? t('home.silent-today')
          : t('home.silent', { count: day.toCall, day: format.dayOfWeek(day.batch.date, 'short') }),
        detail: [cityName(day.batch, language), day.batch.title].join(', '),
        act: { href: `/batches/${day.batch.id}/calls`, label: t('home.call') },
      }),
    )
}

function offerRows(
  { toApprove, firstToApprove, passed }: Attention,
  now: Temporal.Instant,
  { t, may }: Visitor,
): Row[] {
  const [first] = firstToApprove
  const [longest] = passed
  return [
    ...(first
      ? [
          row('approvals', toApprove, {
            text: t('home.offers-waiting', { count: toApprove }),
            detail: namesText(
              firstToApprove.map(({ candidate }) => candidate),
              t,
            ),
            // The oldest at once; what comes after it is named there.
            act: { href: `/offers/${first.id}`, label: t('home.open-offer') },
          }),
        ]
      : []),
    ...(longest
      ? [
          row('passed', passed.length, {
            text: t('home.passed', { count: passed.length }),
            detail: t('home.passed-longest', {
              name: longest.name,
              days: daysSince(longest.stage_entered_at, now.toString()),
            }),
            act: may('candidates.edit')
              ? { href: '/my-day?list=passed', label: t('home.sort-out') }
              : {
                  href: `/candidates/${longest.candidate_id}/offers/new?vacancy=${longest.vacancy_id}`,
                  label: t('my-day.offer'),
                },
          }),
        ]
      : []),
  ]
}

function taskRows({ due, forgotten }: Attention, now: Temporal.Instant, { t, format }: Visitor): Row[] {
  const today = teamDay(now)
  const year = Number(today.slice(0, 4))
  const overdue = due.filter(({ next_due }) => (next_due ?? '') < today)
  const shown = overdue.length > 0 ? overdue : due
  const [first] = shown
  const act = { href: '/my-day', label: t('home.tasks') }
  return [
    ...(first
      ? [
          row('due', shown.length, {
            tone: overdue.length > 0 ? 'late' : '',
            text: t(overdue.length > 0 ? 'home.overdue' : 'home.due-today', { count: shown.length }),
            detail: t('home.since', {
              name: first.name,
              step: first.next_step ?? '',
              day: format.date(first.next_due ?? today, year),
            }),
            act,
          }),
        ]
      : []),
    ...(forgotten.length > 0
      ? [
          row('forgotten', forgotten.length, {
            figure: countText(forgotten.length, pageSize - 1),
            text: t('home.forgotten', { count: forgotten.length }),
            detail: namesText(
              forgotten.map(({ name }) => name),
              t,
            ),
            act: { href: '/my-day?list=forgotten', label: t('home.sort-out') },
          }),
        ]
      : []),
  ]
}

function leftOpenRows({ leftOpen }: Attention, now: Temporal.Instant, { t, format, may }: Visitor): Row[] {
  const year = Number(teamDay(now).slice(0, 4))
  const where = ({ title, date }: Attention['leftOpen'][number]) =>
    t('home.left-open-day', { title, day: format.date(date, year) })
  const open = may('batches.plan') ? leftOpen.filter((day) => day.open) : []
  const missing = may('results.record') ? leftOpen.filter((day) => day.missing > 0) : []
  const results = missing.reduce((sum, day) => sum + day.missing, 0)
  return [
    ...(open[0]
      ? [
          row('open', open.length, {
            tone: 'late',
            text: t('home.left-open', { count: open.length }),
            detail: namesText(open.map(where), t),
            act: { href: `/batches/${open[0].id}/close`, label: t('home.close') },
          }),
        ]
      : []),
    ...(missing[0]
      ? [
          row('results', results, {
            text: t('home.results-missing', { count: results }),
            detail: namesText(missing.map(where), t),
            act: { href: `/batches/${missing[0].id}/results`, label: t('home.results') },
          }),
        ]
      : []),
  ]
}

function erasureRow({ t }: Visitor): Row {
  return {
    ...row('erasure', 0, {
      text: t('home.erase'),
      detail: t('home.erase-text'),
      act: { href: '/candidates/to-erase', label: t('home.open-offer') },
    }),
    figure: '!',
  }
}
