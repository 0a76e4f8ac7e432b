import type { Generated } from 'kysely'

/** Who was chosen when people of a vacancy were compared, and why. Later decisions stand beside it, none is changed. */
export type DecisionTable = {
  id: Generated<number>
  vacancy_id: number
  reason: string
  /** What each criterion counted then: [{ criterion, weight }], the criterion by its id. */
  weights_json: string
  by_user: number
  at: string
}

/** Somebody who was compared, with the figures as the author of the decision saw them. */
export type DecisionPersonTable = {
  id: Generated<number>
  decision_id: number
  application_id: number
  chosen: 0 | 1
  /** Null when nothing that counted had been observed. */
  score: number | null
  /** The share of the weight that the score stands for, 0 to 1. */
  coverage: number
  place: number | null
}
