import type { ManagerType } from '../../domain/scoring/manager-type.ts'
import type { Mark } from '../../domain/scoring/ratings.ts'

/** What one interviewer says of one person by one criterion; null = not spoken of, not seen. */
export type CriterionMark = { criterion: number; claimed: Mark | null; observed: Mark | null; evidence: string | null }

/** What one interviewer says of one applicant; it is a draft until it is handed in. */
export type Scorecard = {
  marks: readonly CriterionMark[]
  managerType: ManagerType | null
  note: string | null
  submitted: boolean
}
