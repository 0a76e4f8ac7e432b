import type { Generated } from 'kysely'
import type { ManagerType } from '../../domain/scoring/manager-type.ts'

export const criterionGroups = ['personal', 'soft', 'professional', 'own'] as const

export type CriterionGroup = (typeof criterionGroups)[number]

/** What a vacancy's candidates are judged by. One that was taken away stays, because marks were given by it. */
export type CriterionTable = {
  id: Generated<number>
  vacancy_id: number
  position: number
  group: CriterionGroup
  /** Which of the usual ones it is, as in data/scorecard.json; null = the team's own. */
  key: string | null
  /** The team's own word; null = the usual word, in the language of whoever reads. */
  name: string | null
  /** How much it counts, 0 or more; only proportions matter. */
  weight: Generated<number>
  /** Whether it is one of the few that are marked while a group interview goes on. */
  on_group_sheet: Generated<0 | 1>
  removed_at: string | null
}

/** What one interviewer holds of one application. */
export type ScorecardTable = {
  id: Generated<number>
  application_id: number
  user_id: number
  manager_type: ManagerType | null
  note: string | null
  created_at: string
  updated_at: string
  /** Null while the interviewer is still at it: a draft nobody else sees, whose author does not see the others'. */
  submitted_at: string | null
  version: Generated<number>
}

/** Marks from 1 (not at all) to 5 (fully); null = not spoken of, not seen. */
export type ScorecardMarkTable = {
  scorecard_id: number
  criterion_id: number
  claimed: number | null
  observed: number | null
  /** What was said or done that the mark rests on. */
  evidence: string | null
  updated_at: string
}

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
