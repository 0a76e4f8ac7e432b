import { scoreOf, type Weights } from '../../../domain/scoring/ranking.ts'
import type { CriterionMarks } from '../../../domain/scoring/ratings.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import { criterionName } from '../../vacancies/words.ts'
import { weightField } from './address.ts'
import type { Comparison } from '../reads/comparison.ts'
import { scoreText } from './ranking-view.ts'
import { shortNumber, signed } from '../words.ts'

/** From this many marks on, a person claims clearly more than was seen. */
const clearly = 1

/** The criteria in their groups, those of one group together, in the vacancy's order. */
export function groupsOf(criteria: readonly Criterion[]): { group: Criterion['group']; criteria: Criterion[] }[] {
  return [...Map.groupBy(criteria, ({ group }) => group)].map(([group, inGroup]) => ({ group, criteria: inGroup }))
}

/** A table for each group: what was seen of each person by each criterion, and what the group comes to. */
export const groupViews = ({ criteria, people }: Comparison, weights: Weights, visitor: Visitor) =>
  groupsOf(criteria).map(({ group, criteria: inGroup }) => {
    const ofGroup = new Map(inGroup.map(({ id }) => [String(id), weights.get(String(id)) ?? 0]))
    return {
      group,
      name: visitor.t(`criterion.group.${group}`),
      scores: people.map(({ row, observed }) => ({
        name: row.name,
        score: scoreText(scoreOf(inOnly(observed, ofGroup), ofGroup).score, visitor),
      })),
      criteria: inGroup.map((criterion) => ({
        id: criterion.id,
        name: criterionName(criterion, visitor.t),
        weight: shortNumber(weights.get(String(criterion.id)) ?? 0, visitor.format),
        cells: people.map(({ row, marks }) => ({
          name: row.name,
          ...marksView(marks.get(String(criterion.id)), visitor),
        })),
      })),
    }
  })

const inOnly = (observed: ReadonlyMap<string, number>, some: Weights) =>
  new Map([...observed].filter(([criterion]) => some.has(criterion)))

/** "4.5", "4–5, n = 2" and "claims +0.5"; what was never seen has no mean. */
function marksView(marks: CriterionMarks | undefined, { t, format }: Visitor) {
  const { observed = null, claimed = null, overclaimed = null } = marks ?? {}
  const ends =
    observed &&
    (observed.lowest === observed.highest ? format.number(observed.lowest) : `${observed.lowest}–${observed.highest}`)
  return {
    mean: observed && shortNumber(Math.round(observed.mean * 10) / 10, format),
    spread: observed && observed.n > 1 ? t('comparison.spread', { ends: ends ?? '', n: observed.n }) : null,
    claimed:
      observed === null && claimed
        ? t('comparison.only-claimed', { mark: shortNumber(Math.round(claimed.mean * 10) / 10, format) })
        : null,
    over: overclaimed === null ? null : t('comparison.over', { difference: signed(overclaimed, format) }),
    muchOver: overclaimed !== null && overclaimed >= clearly,
  }
}

/** The sliders: a field for each criterion, by groups. */
export function weightFields({ criteria }: Comparison, weights: Weights, { t, format }: Visitor) {
  const top = Math.max(5, ...criteria.map(({ id, weight }) => Math.max(weight, weights.get(String(id)) ?? 0)))
  return groupsOf(criteria).map(({ group, criteria: inGroup }) => ({
    group,
    name: t(`criterion.group.${group}`),
    fields: inGroup.map((criterion) => {
      const weight = weights.get(String(criterion.id)) ?? 0
      return {
        name: weightField(criterion.id),
        label: criterionName(criterion, t),
        value: String(weight),
        text: shortNumber(weight, format),
        max: String(Math.ceil(top)),
      }
    }),
  }))
}
