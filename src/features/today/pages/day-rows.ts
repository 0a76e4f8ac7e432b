import { cityName } from '../../../web/texts/cities.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { DayAhead } from '../day-ahead.ts'
import { row, type Row, type Why } from './attention-row.ts'
import { calledText } from './strip-view.ts'

/** How many days short of people, and how many to call for, stand in the list. */
const shownShort = 4
const shownCalls = 2

/** Days without enough people, with how many are missing. */
export function shortRows(days: readonly DayAhead[], visitor: Visitor): Row[] {
  const { t, format, language } = visitor
  const short = days.filter(({ asks }) => asks === 'short' || asks === 'hopeless')
  const rows = short.slice(0, shownShort).map((day): Row => {
    const { id, date } = day.batch
    const text = format.dayOfWeek(date, 'short')
    const detail = t('home.day-detail', { city: cityName(day.batch, language), what: calledText(day, t) })
    if (day.asks === 'hopeless') {
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

/** Days whose people can be called. */
export function callRows(days: readonly DayAhead[], { t, format, language }: Visitor): Row[] {
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
