import { type Distribution, probabilityOf, quantileOf } from '../../../domain/chances/distribution.ts'
import type { FlowPlan, FlowQuestion } from '../../../domain/days/flow-plan.ts'
import type { Plan } from '../../../domain/days/plan.ts'
import { barChart, type ChartView } from '../../../web/charts/charts.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'

/** The numbers worth a bar: all but one day in a thousand at either end, and always the goal. */
function shownCounts(law: Distribution, goal: number): number[] {
  const from = Math.min(goal, quantileOf(law, 0.001))
  const to = Math.max(goal, quantileOf(law, 0.999))
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function hundredths(value: number) {
  return Math.round(value * 100) / 100
}

/** How many can be met at most: in the time of the day, or in the room; never fewer than the goal. */
export function mostMet({ question, flow }: Plan): number {
  return Math.max(question.goal, question.format === 'group' ? question.seats : (flow?.places ?? Infinity))
}

/**
 * How many will come, in zones: too few for the goal, enough, more than the day has interviews or the room seats for.
 */
export function comersChart(plan: Plan, t: Translate, format: Formats): ChartView {
  const { law, question } = plan
  const counts = shownCounts(law, question.goal)
  const most = mostMet(plan)
  const zones = [
    { name: t('planner.zone.few'), colour: 'bad', from: -Infinity, to: question.goal - 1 },
    { name: t('planner.zone.enough'), colour: 'accent', from: question.goal, to: most },
    { name: t(`planner.zone.many-${question.format}`), colour: 'wait', from: most + 1, to: Infinity },
  ]
  const zoneOf = (count: number) => zones.find(({ to }) => count <= to)
  return barChart({
    caption: t('planner.chart.comers'),
    labels: counts.map(String),
    series: zones.map((zone) => ({
      ...zone,
      values: counts.map((count) => (zoneOf(count) === zone ? hundredths(100 * probabilityOf(law, count)) : null)),
    })),
    stacked: true,
    x: { title: t('planner.chart.come') },
    y: { title: t('planner.chart.chance') },
    columns: [t('planner.chart.come'), t('planner.chart.chance'), t('planner.chart.zone')],
    cells: counts.map((count) => [format.chance(probabilityOf(law, count)), zoneOf(count)?.name ?? '']),
    marks: [{ at: counts.indexOf(question.goal), label: t('planner.chart.goal', { goal: question.goal }) }],
  })
}

/** The chance to meet the goal by the number invited, with the plan and the rule of thumb marked. */
export function chancesChart(
  { chances, invitations, question, meanRate, counted, law }: Plan,
  t: Translate,
  format: Formats,
): ChartView {
  const at = (invited: number) => chances.findLastIndex((point) => point.invitations <= invited)
  const ruleOfThumb = Math.ceil(question.goal / meanRate)
  return barChart({
    caption: t(counted === law ? 'planner.chart.chances' : 'planner.chart.chances-held'),
    labels: chances.map((point) => String(point.invitations)),
    series: [
      {
        name: t('planner.chart.chance'),
        values: chances.map(({ probability }) => Math.round(probability * 1000) / 10),
        colour: chances.map(({ probability }) => (probability < question.confidence ? 'wait' : 'accent')),
      },
    ],
    x: { title: t('planner.chart.invited') },
    y: { title: t('planner.chart.chance'), max: 100 },
    columns: [t('planner.chart.invited'), t('planner.chart.chance')],
    cells: chances.map(({ probability }) => [format.chance(probability)]),
    marks: [
      { at: at(ruleOfThumb), label: t('planner.chart.rule', { invitations: ruleOfThumb }) },
      { at: at(invitations), label: t('planner.chart.plan', { invitations }) },
    ],
  })
}

/** The queue at the start of each slot and who of it is left waiting, slot by slot. */
export function queueChart(
  { minutes }: FlowQuestion,
  { day }: FlowPlan,
  times: string[],
  t: Translate,
  format: Formats,
): ChartView {
  const { slots } = day
  return barChart({
    caption: t('planner.chart.waiting'),
    labels: times,
    series: [
      { name: t('planner.chart.queue'), values: slots.map(({ queue }) => hundredths(queue)), colour: 'accent' },
      { name: t('planner.chart.left'), values: slots.map(({ waiting }) => hundredths(waiting)), colour: 'wait' },
    ],
    x: { title: t('planner.chart.slot') },
    y: { title: t('planner.chart.people') },
    columns: [t('planner.chart.slot'), t('planner.chart.queue'), t('planner.chart.left'), t('planner.chart.slot-wait')],
    cells: slots.map(({ queue, waiting, waitPerArrival }) => [
      format.number(queue, 1),
      format.number(waiting, 1),
      t('planner.minutes', { minutes: format.number(waitPerArrival * minutes) }),
    ]),
  })
}

/** What the day costs with fewer or more invitations, in minutes of an idle interviewer. */
export function costsChart(
  { minutes }: FlowQuestion,
  { costs }: FlowPlan,
  invitations: number,
  t: Translate,
  format: Formats,
): ChartView {
  const inMinutes = costs.map(({ cost }) => Math.round(cost * minutes))
  return barChart({
    caption: t('planner.chart.costs'),
    labels: costs.map((point) => String(point.invitations)),
    series: [{ name: t('planner.chart.cost'), values: inMinutes, colour: 'accent' }],
    x: { title: t('planner.chart.invited') },
    y: { title: t('planner.chart.cost') },
    columns: [t('planner.chart.invited'), t('planner.chart.cost')],
    cells: inMinutes.map((cost) => [format.number(cost)]),
    marks: [
      {
        at: costs.findIndex((point) => point.invitations === invitations),
        label: t('planner.chart.plan', { invitations }),
      },
    ],
  })
}
