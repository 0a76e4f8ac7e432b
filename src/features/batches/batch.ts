import type { Plan, PlanQuestion } from '../../domain/days/plan.ts'
import type { CommonRate } from '../../domain/chances/show-rate.ts'

/** Where the show-up rate of a plan comes from: the article, a figure taken as known, or counted people. */
export type RateSource = 'article' | 'known' | 'counted'

/** A batch to be planned: a day of interviews for a vacancy. */
export type NewBatch = {
  vacancy: number
  /** `2026-11-24`, and `from` `10:00`, as the clocks of the vacancy's city show them. */
  date: string
  from: string
  /** Length of one slot; of the whole meeting in a group. */
  minutes: number
  /** Minutes of break after each slot; none where it is empty. */
  breaks: readonly number[]
  /** What the number of invitations is calculated from. */
  question: PlanQuestion
  rate: CommonRate
  rateSource: RateSource
  place: string | null
  contact: string | null
  /** The team's own text of the invitation; null for the built-in one. */
  invitationText: string | null
  interviewerNames: readonly string[]
}

/** Calculates a plan; null when no number of invitations reaches the goal. */
export type CalculatePlan = (input: { question: PlanQuestion; rate: CommonRate }) => Promise<Plan | null>

/** A batch in the version that somebody saw; null where only its state matters. */
export type SeenBatch = { id: number; version: number | null }
