import type { DayOfShape } from '../../../domain/days/other-days/day-shapes.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import { probabilityOf } from '../../../domain/chances/distribution.ts'
import type { ChartView } from '../../../web/charts/charts.ts'
import { daySquares, type DayKind, type DaySquares } from '../../../web/charts/day-squares.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'
import { countedFigures, dayFigures, type DayFigures, type Figure } from './day-figures.ts'
import { freeFrom, type LinkTo, sentenceOf, shapeView } from './plan-answer.ts'
import { timesOf } from './day-times.ts'
import { outOf } from './natural-frequencies.ts'
import { chancesChart, comersChart, costsChart, mostMet, queueChart } from './plan-charts.ts'
import type { PlanInput } from './plan-fields.ts'
import { type InputShown, inputsOf, rateNote } from './plan-inputs.ts'
import { planWarnings } from './plan-warnings.ts'

/** A plan in words, figures and pictures, for `views/planner/figures.eta`. */
export type PlanView = {
  /** The answer: how many, what to do, and what comes of it. */
  number: string
  headline: string
  sentence: string
  /** Whether the rate is too little known for one mailing, so that waves are better. */
  byWaves: boolean
  warnings: string[]
  /** Other days that meet the same goal with less of the interviewers' time; linked where they can be chosen. */
  shapes: { text: string; href: string | null }[]
  /** When the rest of the day stays free. */
  free: string | null
  /** Whom to invite to which time; `circles` where people can be drawn. Empty for a group. */
  times: { time: string; invitations: string; circles: { x: number; y: number }[] }[]
  circlesHeight: number
  /** What the squares count. */
  turnout: string
  squares: DaySquares
  spoken: string
  /** What the squares mean, with how many there are of each. */
  legend: { kind: DayKind; text: string }[]
  caption: string
  day: DayFigures | null
  otherNumbers: { brief: string; charts: ChartView[] }
  queue: ChartView | null
  stated: {
    brief: string
    rows: { ratio: string; ruleOfThumb: string; ifTrue: string; atOurRate: string; needed: string }[]
    equalDay: string | null
  }
  how: {
    figures: Figure[]
    chart: ChartView
    /** Whether the day is proved best, only the best found, or neither. */
    quality: string | null
    formulas: string[]
    inputs: InputShown[]
    source: string
  }
}

/**
 * @param input the form that the plan answers
 * @param shorter other days that meet its goal
 * @param linkTo the address of the same form with other values; null where it has none
 */
export function planView(
  plan: Plan,
  input: PlanInput,
  shorter: readonly DayOfShape[],
  linkTo: LinkTo | null,
  t: Translate,
  format: Formats,
): PlanView {
  const { question, invitations, flow } = plan
  const times = question.format === 'flow' ? timesOf(input, question.slots) : []
  return {
    number: format.number(invitations),
    headline: t('planner.call', { invitations }),
    sentence: sentenceOf(plan, input, t),
    byWaves: plan.firstOf !== null,
    shapes: plan.firstOf ? [] : shorter.map((day) => shapeView(day, input, linkTo, t, format)),
    free: freeFrom(plan, times, t),
    warnings: planWarnings(plan, t, format),
    ...invitationsByTime(plan, times, format),
    ...squaresOf(plan, t),
    day: dayFigures(plan, t, format),
    otherNumbers: {
      brief: fewer(plan, t),
      charts: [
        chancesChart(plan, t, format),
        ...(flow && question.format === 'flow' ? [costsChart(question, flow, invitations, t, format)] : []),
      ],
    },
    queue: flow && question.format === 'flow' ? queueChart(question, flow, times, t, format) : null,
    stated: {
      brief: ruleOfThumb(plan, t),
      rows: plan.stated.map((ratio) => ({
        ratio: t('planner.one-of', { of: ratio.oneOf }),
        ruleOfThumb: format.number(ratio.ruleOfThumb),
        ifTrue: format.chance(ratio.ifTrue),
        atOurRate: format.chance(ratio.atOurRate),
        needed: ratio.needed === null ? t('common.none') : format.number(ratio.needed),
      })),
      equalDay: equalDay(plan, t, format),
    },
    how: {
      figures: countedFigures(plan, t, format),
      chart: comersChart(plan, t, format),
      quality: plan.quality && t(`planner.quality.${plan.quality}`),
      formulas: formulasOf(plan).map((formula) => t(`planner.formula.${formula}`)),
      inputs: inputsOf(plan, input, t, format),
      source: rateNote(input, t, format),
    },
  }
}

/** How the numbers of a plan are counted: only what is true of this one. */
function formulasOf({ question, firstOf, counted, law }: Plan) {
  const rate = ['head-count', 'day-effect'] as const
  if (question.format === 'group') return [...rate, firstOf ? 'first' : 'fewest', 'group'] as const
  const held = counted === law ? [] : (['held'] as const)
  const chosen = typeof question.spread === 'string' ? (question.asks ?? 'fill') : 'given'
  return [...rate, 'flow', ...held, firstOf ? 'first' : chosen, 'people'] as const
}

/** A time with more people than this is told by its number alone. */
const MOST_CIRCLES = 16
const CIRCLE_STEP = 18

/** The people of each time as circles, two side by side, from the floor up. */
function invitationsByTime({ perSlot }: Plan, times: readonly string[], format: Formats) {
  const most = Math.max(...perSlot)
  const rows = most > MOST_CIRCLES ? 0 : Math.ceil(most / 2)
  return {
    circlesHeight: rows * CIRCLE_STEP,
    times: times.map((time, index) => {
      const invited = perSlot[index] ?? 0
      const circle = (_: unknown, place: number) => ({
        x: CIRCLE_STEP * (0.5 + (place % 2)),
        y: CIRCLE_STEP * (rows - Math.floor(place / 2) - 0.5),
      })
      const circles = Array.from({ length: rows === 0 ? 0 : invited }, circle)
      return { time, invitations: format.number(invited), circles }
    }),
  }
}

/** Whether a day has no goal of its own, so that what it is sure to meet stands for it. */
function isFilled(question: Plan['question']): boolean {
  return question.format === 'flow' && question.asks === 'fill'
}

/** Twenty such days, and the same in words. */
function squaresOf(plan: Plan, t: Translate) {
  const { law, counted, busy, question } = plan
  const isHeld = counted !== law
  const { goal } = question
  const most = mostMet(plan)
  const labels = {
    goal: t(isFilled(question) ? 'planner.squares.promised' : 'planner.squares.goal', { goal }),
    most: t(`planner.squares.most-${question.format}`, { most }),
  }
  const squares = daySquares([counted], { goal, most, labels })[0]!
  const { few, enough, many } = squares.days
  const nameOf = (kind: DayKind) =>
    t(kind === 'many' ? (`planner.zone.many-${question.format}` as const) : (`planner.zone.${kind}` as const))
  const modes = Array.from(counted.pmf, (_, index) => counted.first + index)
  const chance = (count: number) => probabilityOf(counted, count)
  const mode = modes.reduce((best, count) => (chance(count) > chance(best) ? count : best))
  const caption = [
    t('planner.squares.what'),
    t(isHeld ? 'planner.squares.mode-held' : 'planner.squares.mode', { mode }),
  ]
  if (busy.probability >= 0.005)
    caption.push(
      t(isHeld ? 'planner.squares.busy-held' : 'planner.squares.busy', {
        of: Math.round(1 / busy.probability),
        above: busy.above,
      }),
    )
  const legend = (['few', 'enough', 'many'] as const)
    .filter((kind) => kind !== 'many' || many > 0)
    .map((kind) => ({ kind, text: t('planner.squares.legend', { name: nameOf(kind), days: squares.days[kind] }) }))
  const spoken = isHeld
    ? t('planner.squares.spoken-held', { few, enough })
    : t('planner.squares.spoken', { few, enough, many })
  const title = t(isHeld ? 'planner.turnout-held' : 'planner.turnout')
  return { turnout: title, squares, legend, caption: caption.join(' '), spoken }
}

/** What some fewer invitations would do: "30: enough on 7 of 10 days". */
function fewer({ chances, invitations }: Plan, t: Translate): string {
  const point = chances.findLast((one) => one.invitations <= invitations * 0.8)
  return point ? enoughOn(point.invitations, point.probability, t) : ''
}

function ruleOfThumb({ stated: [ratio] }: Plan, t: Translate): string {
  return ratio ? enoughOn(ratio.ruleOfThumb, ratio.atOurRate, t) : ''
}

function enoughOn(invitations: number, probability: number, t: Translate): string {
  const [days, of] = outOf(probability)
  return t('planner.enough-on', { invitations, days, of })
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
