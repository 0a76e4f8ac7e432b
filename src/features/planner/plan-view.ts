import { ARTICLE_PRIOR } from '../../domain/overbooking/show-rate.ts'
import type { Plan, WayOut } from '../../domain/planning/plan.ts'
import { rateInterval } from '../../domain/planning/rate-interval.ts'
import type { ChartView } from '../../web/charts.ts'
import type { Formats } from '../../web/formats.ts'
import type { Translate } from '../../web/messages/index.ts'
import { chancesChart, comersChart, waitingChart } from './plan-charts.ts'
import type { PlanInput } from './plan-form.ts'

type Figure = { label: string; value: string; main?: boolean; hint?: string }

/** A plan in words, figures and pictures, for `views/planner/figures.eta`. */
export type PlanView = {
  sentence: string
  figures: Figure[]
  day: Figure[]
  slots: { label: string; invitations: string }[]
  charts: ChartView[]
  warnings: string[]
  stated: { ratio: string; ruleOfThumb: string; ifTrue: string; atOurRate: string; needed: string }[]
  equalDay: string | null
  /** Whether the day is proved best, only the best found, or neither. */
  quality: string | null
  formulas: string[]
  source: string
}

/** @param source where the show-up rate comes from, as `rateNote` says it */
export function planView(plan: Plan, source: string, t: Translate, format: Formats): PlanView {
  const { question } = plan
  return {
    sentence: sentence(plan, t),
    figures: [
      { label: t('planner.invite'), value: format.number(plan.invitations), main: true },
      { label: t('planner.at-least', { goal: question.goal }), value: format.chance(plan.probability) },
      { label: t('planner.nobody'), value: format.chance(plan.nobody) },
      { label: t('planner.expected'), value: format.number(plan.expected, 1) },
    ],
    day: plan.day ? dayFigures(plan, t, format) : roomFigures(plan, t, format),
    slots: question.format === 'flow' ? plan.perSlot.map((n, s) => ({ label: t('planner.slot', { number: s + 1 }), invitations: format.number(n) })) : [],
    charts: [comersChart(plan, t, format), chancesChart(plan, t, format), ...(plan.day ? [waitingChart(plan, t, format)] : [])],
    warnings: warnings(plan, t, format),
    stated: plan.stated.map((ratio) => ({
      ratio: t('planner.one-of', { of: ratio.oneOf }),
      ruleOfThumb: format.number(ratio.ruleOfThumb),
      ifTrue: format.chance(ratio.ifTrue),
      atOurRate: format.chance(ratio.atOurRate),
      needed: ratio.needed === null ? t('common.none') : format.number(ratio.needed),
    })),
    equalDay: equalDay(plan, t, format),
    quality: plan.quality && t(`planner.quality.${plan.quality}`),
    formulas: [t('planner.formula.head-count'), t(`planner.formula.${question.format}`)],
    source,
  }
}

/** Where the rate of a calculator's form comes from, with what n, and how sure it is. */
export function rateNote(input: PlanInput, t: Translate, format: Formats): string {
  if (input.rate === 'one-in-five') return t('planner.source.one-in-five')
  if (input.rate === 'one-in-three') return t('planner.source.one-in-three')
  if (input.rate === 'known') return t('planner.source.known', { rate: format.percent(input.known / 100) })
  const [came, missed] = [ARTICLE_PRIOR.came + input.came, ARTICLE_PRIOR.missed + input.invited - input.came]
  const { from, to } = rateInterval(came, missed, 0.9)
  const rate = format.percent(came / (came + missed))
  return t('planner.source.own', { came: input.came, invited: input.invited, rate, from: format.percent(from), to: format.percent(to) })
}

/** "Invite 38. In 9 of 10 such days at least 5 come; in 1 of 8, more than 10." */
function sentence({ invitations, probability, busy, question: { goal } }: Plan, t: Translate): string {
  const [days, of] = outOf(probability)
  const sure = days === of ? t('planner.sentence.sure', { invitations, goal }) : t('planner.sentence', { invitations, goal, days, of })
  if (busy.probability < 0.005) return sure
  return `${sure} ${t('planner.sentence.busy', { of: Math.round(1 / busy.probability), above: busy.above })}`
}

/** A share as so many of 10, 20 or 100 days: the roundest that does not promise more than half a day too much. */
export function outOf(share: number): [number, number] {
  const of = [10, 20].find((days) => Math.abs(share - Math.round(share * days) / days) < 0.005) ?? 100
  const days = Math.round(share * of)
  return days === of && share < 0.999 ? [Math.floor(share * 1000), 1000] : [days, of]
}

function dayFigures({ day, question }: Plan, t: Translate, format: Formats): Figure[] {
  if (!day || question.format !== 'flow') return []
  const minutes = (slots: number) => t('planner.minutes', { minutes: format.number(slots * question.minutes) })
  return [
    { label: t('planner.wait'), value: minutes(day.waitPerShow), hint: t('planner.wait-share', { share: format.chance(day.pAnyWait) }) },
    { label: t('planner.idle'), value: minutes(day.idle), hint: t('planner.idle-of', { total: minutes(question.slots * question.interviewers) }) },
    { label: t('planner.overtime'), value: minutes(day.overtimeWork), hint: t('planner.overtime-hint') },
    { label: t('planner.room-over', { seats: question.waitingSeats }), value: format.chance(day.pWaitingRoomOver ?? 0) },
  ]
}

function roomFigures({ room, question }: Plan, t: Translate, format: Formats): Figure[] {
  if (!room?.at || question.format !== 'group') return []
  return [
    { label: t('planner.under-quorum', { quorum: question.quorum }), value: format.chance(room.at.pUnder) },
    { label: t('planner.room-fits', { quorum: question.quorum, seats: question.seats }), value: format.chance(room.at.pOk) },
    { label: t('planner.over-seats', { seats: question.seats }), value: format.chance(room.at.pOver) },
    { label: t('planner.best-size'), value: format.number(room.best.invitations), hint: t('planner.best-size-hint', { chance: format.chance(room.best.pOk) }) },
  ]
}

function warnings({ room, day, question }: Plan, t: Translate, format: Formats): string[] {
  if (question.format === 'group' && room && !room.range) {
    const atMost = format.number(room.overflowAllowsAtMost)
    const needs = room.quorumNeedsAtLeast === null
      ? t('planner.no-quorum', { atMost })
      : t('planner.no-range', { seats: question.seats, quorum: question.quorum, atMost, atLeast: format.number(room.quorumNeedsAtLeast) })
    return [`${needs} ${wayOut(room.wayOut, t)}`.trim()]
  }
  if (question.format === 'flow' && question.goal > question.slots * question.interviewers) {
    return [t('planner.too-few-interviews', { goal: question.goal, places: question.slots * question.interviewers })]
  }
  return (day?.pWaitingRoomOver ?? 0) > 0.1 ? [t('planner.room-warning')] : []
}

/** What to change, in words, where room and quorum do not go together. */
function wayOut(way: WayOut | null, t: Translate): string {
  if (way?.seats && way.quorum) return t('planner.way-out', { seats: way.seats, quorum: way.quorum })
  if (way?.seats) return t('planner.way-out-seats', { seats: way.seats })
  return way?.quorum ? t('planner.way-out-quorum', { quorum: way.quorum }) : ''
}

function equalDay({ equalDay, question }: Plan, t: Translate, format: Formats): string | null {
  if (!equalDay || question.format !== 'flow') return null
  return t('planner.equal-day', {
    perSlot: equalDay.perSlot,
    total: equalDay.perSlot * question.slots,
    share: format.chance(equalDay.figures.pAnyWait),
    minutes: format.number(equalDay.figures.waitPerShow * question.minutes),
    goal: question.goal,
    chance: format.chance(equalDay.probability),
  })
}
