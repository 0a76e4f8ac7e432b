import { passingWeights } from '../../../domain/scoring/passing-weight.ts'
import type { Ranked, Weights } from '../../../domain/scoring/ranking.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { criterionName } from '../../vacancies/words.ts'
import type { Comparison, Person } from '../reads/comparison.ts'
import { shortNumber } from '../words.ts'

/** How many ways to change the order of a pair are listed; the others need larger moves. */
const ways = 2

export const scoreText = (score: number | null, { format }: Visitor): string | null =>
  score === null ? null : format.number(score, 2)

/** The people by score, with what each score rests on. */
export const standingView = (ranked: readonly Ranked<Person>[], visitor: Visitor) =>
  ranked.map(({ person, place, score, coverage }) => ({
    id: person.row.id,
    name: person.row.name,
    href: `/candidates/${person.row.candidate_id}#application-${person.row.id}`,
    place: place === null ? null : visitor.format.number(place),
    score: scoreText(score, visitor),
    share: score === null ? null : `${(20 * score).toFixed(2)}%`,
    coverage: visitor.t('comparison.coverage', { share: visitor.format.percent(coverage) }),
    assessed: assessedText(person, visitor),
    hidden: person.hidden > 0 ? visitor.t('comparison.hidden', { count: person.hidden }) : null,
  }))

/** Who is ahead and by how much, as the sentence that opens the page. */
export function findingText(ranked: readonly Ranked<Person>[], { t, format }: Visitor): string {
  const [first, second] = ranked
  if (!first || !second || first.score === null || second.score === null) return t('comparison.no-order')
  const names = { upper: first.person.row.name, lower: second.person.row.name }
  if (first.place === second.place) return t('comparison.level', names)
  return t('comparison.ahead', { ...names, by: format.number(first.score - second.score, 2) })
}

/** Whose marks are shown. */
function assessedText({ cards, hidden }: Person, { t }: Visitor): string | null {
  if (cards.length > 0)
    return t('comparison.assessed-by', { names: cards.map(({ interviewer }) => interviewer).join(', ') })
  return hidden > 0 ? null : t('comparison.no-marks')
}

/** Between neighbours of the ranking: which single weight would turn their order round. */
export function orderChanges(
  ranked: readonly Ranked<Person>[],
  { criteria }: Comparison,
  weights: Weights,
  { t, format }: Visitor,
) {
  const nameOf = (id: string) => {
    const criterion = criteria.find((one) => String(one.id) === id)
    return criterion ? criterionName(criterion, t) : ''
  }
  return ranked.slice(1).flatMap((lower, index) => {
    const upper = ranked[index]
    if (!upper || upper.score === null || lower.score === null) return []
    const names = { upper: upper.person.row.name, lower: lower.person.row.name }
    if (upper.place === lower.place) return [{ ...names, lines: [t('comparison.level', names)] }]
    const found = passingWeights(upper.person.observed, lower.person.observed, weights)
    if (found.length === 0) return [{ ...names, lines: [t('comparison.no-single-weight', names)] }]
    const lines = found.slice(0, ways).map(({ criterion, now, weight }) =>
      t('comparison.would-pass', {
        ...names,
        criterion: nameOf(criterion),
        weight: shortNumber(weight, format),
        now: shortNumber(now, format),
      }),
    )
    return [{ ...names, lines }]
  })
}
