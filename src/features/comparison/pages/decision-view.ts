import type { Visitor } from '../../../web/visitor.ts'
import { criterionName } from '../../vacancies/criterion-names.ts'
import type { criteriaNamed, Decision, DecisionOn } from '../acts/decide.ts'
import { scoreText } from './ranking-view.ts'
import { shortNumber } from '../words.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

/** A decision as it was made: whom, why, and by which figures. */
export function decisionView(decision: Decision, named: Awaited<ReturnType<typeof criteriaNamed>>, visitor: Visitor) {
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
    weights: named.flatMap((criterion) => {
      const kept = decision.weights.find(({ criterion: id }) => id === criterion.id)
      return kept ? [`${criterionName(criterion, t)}: ${shortNumber(kept.weight, format)}`] : []
    }),
  }
}

/** A decision in the history of an application that took part in it. */
export const decisionEvent = (
  { application_id, at, by, reason, chosen, chosen_in_all }: DecisionOn,
  { t }: Visitor,
) => ({
  application_id,
  at,
  by,
  text: t(
    chosen === 1
      ? 'comparison.event-chosen'
      : (chosen_in_all ?? 0) > 0
        ? 'comparison.event-other'
        : 'comparison.event-nobody',
    { reason },
  ),
})
