import { type Distribution, probabilityOf, quantileOf } from '../../domain/overbooking/distribution.ts'
import type { Plan } from '../../domain/planning/plan.ts'
import { barChart, type ChartView } from '../../web/charts.ts'
import type { Formats } from '../../web/formats.ts'
import type { Translate } from '../../web/messages/index.ts'

/** The numbers worth a bar: all but one day in a thousand at either end, and always the goal. */
function shownCounts(law: Distribution, goal: number): number[] {
  const from = Math.min(goal, quantileOf(law, 0.001))
  const to = Math.max(goal, quantileOf(law, 0.999))
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** How many will come: too few in red, the goal marked, in a group too many for the room in amber. */
export function comersChart({ law, question }: Plan, t: Translate, format: Formats): ChartView {
  const counts = shownCounts(law, question.goal)
  const most = question.format === 'group' ? question.seats : Infinity
  const shares = counts.map((count) => probabilityOf(law, count))
  return barChart({
    caption: t('planner.chart.comers'),
    labels: counts.map(String),
    values: shares.map((share) => Math.round(share * 10_000) / 100),
    colours: counts.map((count) => (count < question.goal ? 'bad' : count > most ? 'warn' : 'accent')),
    x: { title: t('planner.chart.come') },
    y: { title: t('planner.chart.chance') },
    columns: [t('planner.chart.come'), t('planner.chart.chance')],
    cells: shares.map((share) => format.chance(share)),
    marks: [{ at: counts.indexOf(question.goal), label: t('planner.chart.goal', { goal: question.goal }) }],
  })
}

/** The chance to meet the goal by the number invited, with the plan and the rule of thumb marked. */
export function chancesChart({ chances, invitations, question, meanRate }: Plan, t: Translate, format: Formats): ChartView {
  const at = (invited: number) => chances.findLastIndex((point) => point.invitations <= invited)
  const ruleOfThumb = Math.ceil(question.goal / meanRate)
  return barChart({
    caption: t('planner.chart.chances'),
    labels: chances.map((point) => String(point.invitations)),
    values: chances.map(({ probability }) => Math.round(probability * 1000) / 10),
    colours: chances.map(({ probability }) => (probability < question.confidence ? 'warn' : 'accent')),
    x: { title: t('planner.chart.invited') },
    y: { title: t('planner.chart.chance'), max: 100 },
    columns: [t('planner.chart.invited'), t('planner.chart.chance')],
    cells: chances.map(({ probability }) => format.chance(probability)),
    marks: [
      { at: at(ruleOfThumb), label: t('planner.chart.rule', { invitations: ruleOfThumb }) },
      { at: at(invitations), label: t('planner.chart.plan', { invitations }) },
    ],
  })
}

/** How many are left waiting after each slot has begun. */
export function waitingChart({ day }: Plan, t: Translate, format: Formats): ChartView {
  const slots = day?.slots ?? []
  return barChart({
    caption: t('planner.chart.waiting'),
    labels: slots.map((_, s) => String(s + 1)),
    values: slots.map(({ waiting }) => Math.round(waiting * 100) / 100),
    colours: 'accent',
    x: { title: t('planner.chart.slot') },
    y: { title: t('planner.chart.people') },
    columns: [t('planner.chart.slot'), t('planner.chart.people')],
    cells: slots.map(({ waiting }) => format.number(waiting, 1)),
  })
}
