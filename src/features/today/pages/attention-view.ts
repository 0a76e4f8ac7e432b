import type { Temporal } from 'temporal-polyfill'
import { daysSince } from '../../../domain/pipeline/forgotten.ts'
import { isOverdue } from '../../offers/approval-reminder.ts'
import { teamDay, teamZone } from '../../../web/texts/team-zone.ts'
import { pageSize } from '../../../web/paging.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { DayAhead } from '../day-ahead.ts'
import type { Attention } from '../reads/attention.ts'
import { countText, namesText, row, type Row } from './attention-row.ts'
import { callRows, shortRows } from './day-rows.ts'

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

function offerRows(
  { toApprove, firstToApprove, passed }: Attention,
  now: Temporal.Instant,
  { t, format, may }: Visitor,
): Row[] {
  const [first] = firstToApprove
  const late = firstToApprove
    .flatMap(({ asked_at: asked }) => (asked && isOverdue(asked, now) ? [asked] : []))
    .toSorted((one, other) => one.localeCompare(other))[0]
  const [longest] = passed
  return [
    ...(first
      ? [
          row('approvals', toApprove, {
            text: t('home.offers-waiting', { count: toApprove }),
            ...(late && { tone: 'late' as const }),
            detail: [
              namesText(
                firstToApprove.map(({ candidate }) => candidate),
                t,
              ),
              ...(late ? [t('home.offers-late', { time: format.dateTime(late, teamZone) })] : []),
            ].join('. '),
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
