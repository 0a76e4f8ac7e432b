import type { HiringCampaign } from '../../../domain/campaign/hiring-campaign.ts'
import { barChart, type ChartView } from '../../../web/charts/charts.ts'
import type { Formats } from '../../../web/texts/formats.ts'
import type { Translate } from '../../../web/messages/index.ts'

/** The chance to fill all openings by the number of CVs, with the plan and the rule of thumb marked. */
export function openingsChart(
  { chances, cvs, naive, question }: HiringCampaign,
  t: Translate,
  format: Formats,
): ChartView {
  const at = (number: number) =>
    Math.max(
      0,
      chances.findLastIndex((point) => point.cvs <= number),
    )
  return barChart({
    caption: t('campaign.chart.openings', { openings: question.openings }),
    labels: chances.map((point) => format.number(point.cvs)),
    series: [
      {
        name: t('planner.chart.chance'),
        values: chances.map(({ probability }) => Math.round(probability * 1000) / 10),
        colour: chances.map((point) => (point.cvs < cvs ? 'wait' : 'accent')),
      },
    ],
    x: { title: t('campaign.cvs') },
    y: { title: t('planner.chart.chance'), max: 100 },
    columns: [t('campaign.cvs'), t('planner.chart.chance')],
    cells: chances.map(({ probability }) => [format.chance(probability)]),
    marks: [
      { at: at(naive), label: t('planner.chart.rule', { invitations: naive }) },
      { at: at(cvs), label: t('planner.chart.plan', { invitations: cvs }) },
    ],
  })
}
