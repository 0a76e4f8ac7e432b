import type { Visitor } from '../../web/visitor.ts'
import type { DecisionOn } from './reads/decisions.ts'

/** A decision in the history of an application that took part in it. */
export function decisionEvent({ application_id, at, by, reason, chosen, chosen_in_all }: DecisionOn, { t }: Visitor) {
  return {
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
  }
}
