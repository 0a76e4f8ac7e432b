import type { Temporal } from 'temporal-polyfill'
import type { Ranked, Weights } from '../../../domain/scoring/ranking.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { weightField } from '../address.ts'
import { differencesChart, scoreChart } from './charts.ts'
import type { Comparison, Person } from '../reads/compared.ts'
import { groupViews, weightFields } from './criteria-view.ts'
import { decisionView } from './decision-view.ts'
import type { criteriaNamed, Decision } from '../acts/decide.ts'
import { bandText, factViews } from './facts-view.ts'
import { orderChanges, standingView } from './ranking-view.ts'

export type Weighed = { comparison: Comparison; weights: Weights; ranked: Ranked<Person>[] }

type Decided = { decisions: readonly Decision[]; named: Awaited<ReturnType<typeof criteriaNamed>> }

/** The whole page; people stand in the order of the address, except where they are ranked. */
export function comparisonView(
  { comparison, weights, ranked }: Weighed,
  { decisions, named }: Decided,
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { vacancy, people } = comparison
  return {
    vacancy: { id: vacancy.id, title: vacancy.title },
    with: people.map(({ row }) => row.id).join('.'),
    people: people.map(({ row }) => ({ id: row.id, name: row.name })),
    standing: standingView(ranked, visitor),
    changes: orderChanges(ranked, comparison, weights, visitor),
    fields: weightFields(comparison, weights, visitor),
    sentWeights: [...weights].map(([criterion, weight]) => ({
      name: weightField(Number(criterion)),
      value: String(weight),
    })),
    groups: groupViews(comparison, weights, visitor),
    facts: factViews(comparison, now, visitor),
    band: bandText(comparison, visitor),
    charts: [scoreChart(ranked, comparison, weights, visitor), differencesChart(comparison, visitor)].filter(
      (chart) => chart !== null,
    ),
    decisions: decisions.map((decision) => decisionView(decision, named, visitor)),
  }
}
