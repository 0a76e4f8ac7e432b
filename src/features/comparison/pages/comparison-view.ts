import type { Temporal } from 'temporal-polyfill'
import type { Ranked, Weights } from '../../../domain/scoring/ranking.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { weightField } from './address.ts'
import { differencesChart, scoreChart } from './charts.ts'
import type { Comparison, Person } from '../reads/comparison.ts'
import { groupViews, weightFields } from './criteria-view.ts'
import { decisionView } from './decision-view.ts'
import type { Decision } from '../reads/decisions.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import { differenceRows } from './differences-view.ts'
import { bandText, factViews, partedFacts } from './facts-view.ts'
import { findingText, orderChanges, standingView } from './ranking-view.ts'

export type WeightedComparison = { comparison: Comparison; weights: Weights; ranked: Ranked<Person>[] }

/** Earlier decisions, with all criteria that the vacancy has or had. */
type Decided = { decisions: readonly Decision[]; criteria: readonly Criterion[] }

/** The whole page; people stand in the order of the address, except where they are ranked. */
export function comparisonView(
  { comparison, weights, ranked }: WeightedComparison,
  { decisions, criteria }: Decided,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { vacancy, people } = comparison
  return {
    vacancy: { id: vacancy.id, title: vacancy.title },
    with: people.map(({ row }) => row.id).join('.'),
    people: people.map(({ row }) => ({ id: row.id, name: row.name })),
    standing: standingView(ranked, visitor),
    finding: findingText(ranked, visitor),
    changes: orderChanges(ranked, comparison, weights, visitor),
    fields: weightFields(comparison, weights, visitor),
    sentWeights: [...weights].map(([criterion, weight]) => ({
      name: weightField(Number(criterion)),
      value: String(weight),
    })),
    groups: groupViews(comparison, weights, visitor),
    differences: differenceRows(comparison, visitor),
    ...partedFacts(factViews(comparison, now, visitor)),
    band: bandText(comparison, visitor),
    charts: [scoreChart(ranked, comparison, weights, visitor), differencesChart(comparison, visitor)].filter(
      (chart) => chart !== null,
    ),
    decisions: decisions.map((decision) => decisionView(decision, criteria, visitor)),
  }
}
