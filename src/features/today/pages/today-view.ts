import type { Temporal } from 'temporal-polyfill'
import type { TurnoutModel } from '../../../domain/turnout/model.ts'
import { pageSize } from '../../../web/paging.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { newsLineView } from '../../offers/news-lines.ts'
import { dayLineView } from '../../my-day/day-lines.ts'
import type { DayAhead } from '../day-ahead.ts'
import type { Attention } from '../reads/attention.ts'
import type { FirstSteps } from '../reads/first-steps.ts'
import { countText } from './attention-row.ts'
import { attentionRows } from './attention-view.ts'
import { whyShort } from './day-rows.ts'
import { firstStepsView } from './first-steps-view.ts'
import { calledText, mainAct, stripView } from './strip-view.ts'
import { weekView } from './week-view.ts'

export const shownStrips = 4
const shownUnowned = 8

type Known = {
  today: Temporal.PlainDate
  now: Temporal.Instant
  days: readonly DayAhead[]
  /** Whether the week has more days than these. */
  moreDays: boolean
  /** Of the days of today, in their order. */
  interviewers: readonly string[][]
  attention: Attention
  model: TurnoutModel
  steps: FirstSteps
  nobodys: boolean
}

export function todayPage(known: Known, visitor: Visitor) {
  const { today, now, days, attention, model, steps } = known
  const { t, format } = visitor
  const todays = days.filter(({ isToday }) => isToday)
  const strips = todays
    .slice(0, shownStrips)
    .map((day, index) => stripView(day, known.interviewers[index] ?? [], now, visitor))
  const free = todays.length === 0 ? freeView(days, steps, visitor) : null
  const { n: invited, came } = model.trees.neither
  return {
    heading: t('home.heading', { day: format.dayOfWeek(today.toString()) }),
    strips: strips.map((strip, index) => ({
      ...strip,
      first: index === strips.findIndex(({ main }) => main !== null),
    })),
    moreToday: todays.length > shownStrips ? t('home.more-days', { count: todays.length - shownStrips }) : '',
    free,
    rows: attentionRows(days, attention, free?.hero ?? null, now, visitor),
    news: attention.news.map((line) => newsLineView(line, visitor)),
    unowned: {
      shown: known.nobodys,
      count: attention.unowned.length,
      text: countText(attention.unowned.length, pageSize - 1),
      lines: attention.unowned.slice(0, shownUnowned).map((row) => dayLineView(row, [], now, visitor)),
      more:
        attention.unowned.length > shownUnowned
          ? t('home.more-rows', {
              count: countText(attention.unowned.length - shownUnowned, pageSize - 1 - shownUnowned),
            })
          : '',
    },
    week: weekView(days, today, visitor),
    moreWeek: known.moreDays,
    turnout: invited === 0 ? '' : t('home.turnout', { counts: t('turnout.counts', { came, invited }) }),
    steps: firstStepsView(steps, visitor),
  }
}

/** A day without interviews: the next one and what it asks for, or planning one. */
function freeView(days: readonly DayAhead[], steps: FirstSteps, visitor: Visitor) {
  const { t, format, may } = visitor
  const plan = { href: steps.vacancy ? '/batches/new' : '/planner', label: t('home.plan') }
  const next = days.find(({ asks }) => asks === 'short' || asks === 'silent') ?? days[0]
  if (!next) return { text: t('home.free-text'), short: null, act: may('batches.plan') ? plan : null, hero: null }
  const day = format.dayOfWeek(next.batch.date, 'short')
  const asks = may('batches.plan') && (next.asks === 'short' || next.asks === 'silent')
  return {
    text: t('home.free-next', { day, title: next.batch.title, what: calledText(next, t) }),
    short: asks && next.asks === 'short' ? { why: whyShort(next, visitor), text: t('home.short', { day }) } : null,
    act: asks ? mainAct(next, visitor) : may('batches.plan') ? plan : null,
    hero: asks ? next.batch.id : null,
  }
}
