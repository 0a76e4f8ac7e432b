import { weightedSums, type Ranked, type Weights } from '../../../domain/scoring/ranking.ts'
import { barChart, type ChartView } from '../../../web/charts/charts.ts'
import { radarChart, seriesColour } from '../../../web/charts/radar-chart.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { criterionName } from '../../vacancies/words.ts'
import type { Comparison, Person } from '../reads/comparison.ts'
import { groupsOf } from './criteria-view.ts'
import { scoreText } from './ranking-view.ts'
import { shortNumber } from '../words.ts'

/** More axes than this cannot be read on a phone. */
const axesShown = 8

/** What each group of criteria brings to each score: parts that add up to it. Null when nobody has a score. */
export function scoreChart(
  ranked: readonly Ranked<Person>[],
  { criteria }: Comparison,
  weights: Weights,
  visitor: Visitor,
): ChartView | null {
  const { t, format } = visitor
  const scored = ranked.filter(({ score }) => score !== null)
  if (scored.length === 0) return null
  const groups = groupsOf(criteria)
  const parts = groups.map(({ criteria: inGroup }) => {
    const keys = new Set(inGroup.map(({ id }) => String(id)))
    return scored.map(({ person: { observed } }) => {
      const inIt = weightedSums(new Map([...observed].filter(([key]) => keys.has(key))), weights)
      return inIt.sum / weightedSums(observed, weights).weight
    })
  })
  const names = groups.map(({ group }) => t(`criterion.group.${group}`))
  return barChart({
    caption: t('comparison.score-chart'),
    labels: scored.map(({ person }) => person.row.name),
    series: names.map((name, index) => ({ name, values: parts[index] ?? [], colour: seriesColour(index) })),
    stacked: true,
    x: { title: '' },
    y: { title: t('comparison.score'), min: 0, max: 5 },
    columns: [t('comparison.person'), t('comparison.score'), ...names],
    cells: scored.map(({ score }, index) => [
      scoreText(score, visitor) ?? '',
      ...parts.map((part) => format.number(part[index] ?? 0, 2)),
    ]),
  })
}

/**
 * The criteria in which the people differ most, whatever they count: at most eight. Null when there are not three to
 * draw.
 */
export function differencesChart({ criteria, people }: Comparison, { t, format }: Visitor): ChartView | null {
  const assessed = people.filter(({ observed }) => observed.size > 0)
  const shown = criteria
    .map((criterion) => ({
      criterion,
      means: assessed.map(({ observed }) => observed.get(String(criterion.id)) ?? null),
    }))
    .filter(({ means }) => means.filter((mean) => mean !== null).length > 1)
    .toSorted((one, other) => spreadOf(other.means) - spreadOf(one.means))
    .slice(0, axesShown)
  if (shown.length < 3) return null
  const names = assessed.map(({ row }) => row.name)
  return radarChart({
    caption: t('comparison.radar'),
    axes: shown.map(({ criterion }) => criterionName(criterion, t)),
    series: names.map((name, index) => ({ name, values: shown.map(({ means }) => means[index] ?? null) })),
    from: 1,
    to: 5,
    columns: [t('comparison.criterion'), ...names],
    cells: shown.map(({ means }) =>
      means.map((mean) => (mean === null ? '–' : shortNumber(Math.round(mean * 10) / 10, format))),
    ),
  })
}

function spreadOf(means: readonly (number | null)[]): number {
  const given = means.filter((mean) => mean !== null)
  return Math.max(...given) - Math.min(...given)
}
