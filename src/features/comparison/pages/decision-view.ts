import type { Visitor } from '../../../web/visitor.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import { criterionName } from '../../vacancies/words.ts'
import type { Decision } from '../reads/decisions.ts'
import { scoreText } from './ranking-view.ts'
import { shortNumber } from '../words.ts'

/** A decision as it was made: whom, why, and by which figures. */
export function decisionView(decision: Decision, criteria: readonly Criterion[], visitor: Visitor) {
  const { t, format } = visitor
  const chosen = decision.people.filter((person) => person.chosen === 1).map(({ name }) => name)
  return {
    id: decision.id,
    headline: chosen.length > 0 ? t('comparison.chosen', { names: chosen.join(', ') }) : t('comparison.chosen-nobody'),
    reason: decision.reason,
    made: t('comparison.decided-by', { name: decision.by, time: format.dateTime(decision.at, teamZone) }),
    people: decision.people.map(({ name, candidate_id, place, score, coverage }) => ({
      name,
      href: `/candidates/${candidate_id}`,
      place: place === null ? '–' : format.number(place),
      score: scoreText(score, visitor) ?? '–',
      coverage: format.percent(coverage),
    })),
    weights: criteria.flatMap((criterion) => {
      const used = decision.weights.find(({ criterion: id }) => id === criterion.id)
      return used ? [`${criterionName(criterion, t)}: ${shortNumber(used.weight, format)}`] : []
    }),
  }
}
