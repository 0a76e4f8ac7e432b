import type { FlowQuestion } from '../../../domain/days/flow-plan.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import type { WayOut } from '../../../domain/groups/room-plan.ts'
import type { ChartView } from '../../../web/charts/charts.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'
import { chancesChart, comersChart, costsChart, queueChart } from './plan-charts.ts'
import type { PlanInput } from './plan-fields.ts'
import { type InputShown, inputsOf, rateNote } from './plan-inputs.ts'

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
  inputs: InputShown[]
  source: string
}

/** @param input the form that the plan answers */
export function planView(plan: Plan, input: PlanInput, t: Translate, format: Formats): PlanView {
  const { question } = plan
  return {
    sentence: sentence(plan, t),
    figures: [
      { label: t('planner.invite'), value: format.number(plan.invitations), main: true },
      { label: t('planner.at-least', { goal: question.goal }), value: format.chance(plan.probability) },
      { label: t('planner.nobody'), value: format.chance(plan.nobody) },
      { label: t('planner.expected'), value: format.number(plan.expected, 1) },
    ],
    day: [...dayFigures(plan, t, format), ...roomFigures(plan, t, format)],
    slots:
      question.format === 'flow'
        ? plan.perSlot.map((n, s) => ({ label: t('planner.slot', { number: s + 1 }), invitations: format.number(n) }))
        : [],
    charts: [comersChart(plan, t, format), ...flowCharts(plan, t, format), chancesChart(plan, t, format)],
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
    formulas: [
      t('planner.formula.head-count'),
      t('planner.formula.day-effect'),
      t(`planner.formula.${question.format}`),
    ],
    inputs: inputsOf(plan, input, t, format),
    source: rateNote(input, t, format),
  }
}

/** "Invite 38. In 9 of 10 such days at least 5 come; in 1 of 8, more than 10." */
function sentence({ invitations, probability, busy, question: { goal } }: Plan, t: Translate): string {
  const [days, of] = outOf(probability)
  const sure =
    days === of
      ? t('planner.sentence.sure', { invitations, goal })
      : t('planner.sentence', { invitations, goal, days, of })
  if (busy.probability < 0.005) return sure
  return `${sure} ${t('planner.sentence.busy', { of: Math.round(1 / busy.probability), above: busy.above })}`
}

/** A share as so many of 10, 20 or 100 days: the roundest that does not promise more than half a day too much. */
export function outOf(share: number): [number, number] {
  const of = [10, 20].find((days) => Math.abs(share - Math.round(share * days) / days) < 0.005) ?? 100
  const days = Math.round(share * of)
  return days === of && share < 0.999 ? [Math.floor(share * 1000), 1000] : [days, of]
}

function flowCharts({ flow, question, invitations }: Plan, t: Translate, format: Formats): ChartView[] {
  if (!flow || question.format !== 'flow') return []
  return [queueChart(question, flow, t, format), costsChart(question, flow, invitations, t, format)]
}

function dayFigures({ flow, question }: Plan, t: Translate, format: Formats): Figure[] {
  if (!flow || question.format !== 'flow') return []
  const { day, places } = flow
  const minutes = (slots: number) => t('planner.minutes', { minutes: format.number(slots * question.minutes) })
  return [
    {
      label: t('planner.wait'),
      value: minutes(day.waitPerShow),
      hint: t('planner.wait-share', { share: format.chance(day.pAnyWait) }),
    },
    { label: t('planner.idle'), value: minutes(day.idle), hint: t('planner.idle-of', { total: minutes(places) }) },
    { label: t('planner.overtime'), value: minutes(day.overtimeWork), hint: t('planner.overtime-hint') },
    {
      label: t('planner.room-over', { seats: question.waitingSeats }),
      value: format.chance(day.pWaitingRoomOver ?? 0),
    },
  ]
}

function roomFigures({ room, question }: Plan, t: Translate, format: Formats): Figure[] {
  if (!room?.at || question.format !== 'group') return []
  return [
    { label: t('planner.under-quorum', { quorum: question.quorum }), value: format.chance(room.at.pUnder) },
    {
      label: t('planner.room-fits', { quorum: question.quorum, seats: question.seats }),
      value: format.chance(room.at.pOk),
    },
    { label: t('planner.over-seats', { seats: question.seats }), value: format.chance(room.at.pOver) },
    {
      label: t('planner.best-size'),
      value: format.number(room.best.invitations),
      hint: t('planner.best-size-hint', { chance: format.chance(room.best.pOk) }),
    },
  ]
}

function warnings(plan: Plan, t: Translate, format: Formats): string[] {
  const { room, question } = plan
  if (question.format === 'flow') return dayWarnings(plan, t, format)
  if (!room || room.range) return []
  const atMost = format.number(room.overflowAllowsAtMost)
  const needs =
    room.quorumNeedsAtLeast === null
      ? t('planner.no-quorum', { atMost })
      : t('planner.no-range', {
          seats: question.seats,
          quorum: question.quorum,
          atMost,
          atLeast: format.number(room.quorumNeedsAtLeast),
        })
  return [`${needs} ${wayOut(room.wayOut, t)}`.trim()]
}

function dayWarnings({ flow, question }: Plan, t: Translate, format: Formats): string[] {
  if (!flow || question.format !== 'flow') return []
  const { day, places, keepsLimits } = flow
  const roomRisk = day.pWaitingRoomOver ?? 0
  const words: string[] = []
  if (question.goal > places) words.push(t('planner.too-few-interviews', { goal: question.goal, places }))
  if (keepsLimits === false)
    words.push(brokenLimits(question, roomRisk, Math.max(...day.slots.map((slot) => slot.waitPerArrival)), t, format))
  else if (words.length === 0 && keepsLimits === null && roomRisk > 0.1) words.push(t('planner.room-warning'))
  return words
}

/** Which limits do not hold, and what would help. */
function brokenLimits(
  question: FlowQuestion,
  roomRisk: number,
  longestWait: number,
  t: Translate,
  format: Formats,
): string {
  const { maxWaitingRoomRisk = 1, maxMeanWait = Infinity, minutes } = question
  return [
    roomRisk > maxWaitingRoomRisk &&
      t('planner.over-room-limit', { risk: format.chance(roomRisk), limit: format.percent(maxWaitingRoomRisk) }),
    longestWait > maxMeanWait &&
      t('planner.over-wait-limit', {
        wait: format.number(longestWait * minutes),
        limit: format.number(maxMeanWait * minutes),
      }),
    t('planner.keep-limits'),
  ]
    .filter((part) => part !== false)
    .join(' ')
}

/** What to change, in words, where room and quorum do not go together. */
function wayOut(way: WayOut | null, t: Translate): string {
  if (way?.seats && way.quorum) return t('planner.way-out', { seats: way.seats, quorum: way.quorum })
  if (way?.seats) return t('planner.way-out-seats', { seats: way.seats })
  return way?.quorum ? t('planner.way-out-quorum', { quorum: way.quorum }) : ''
}

function equalDay({ flow, question }: Plan, t: Translate, format: Formats): string | null {
  if (!flow?.equalDay || question.format !== 'flow') return null
  const { perSlot, figures, probability } = flow.equalDay
  return t('planner.equal-day', {
    perSlot,
    total: perSlot * question.slots,
    share: format.chance(figures.pAnyWait),
    minutes: format.number(figures.waitPerShow * question.minutes),
    goal: question.goal,
    chance: format.chance(probability),
  })
}
