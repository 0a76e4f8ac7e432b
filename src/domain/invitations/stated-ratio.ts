import { probabilityFrom } from '../chances/distribution.ts'
import { headCount } from '../chances/head-count.ts'
import type { CommonRate } from '../chances/show-rate.ts'
import type { Goal } from './goal.ts'
import { minimumInvitations } from './minimum-invitations.ts'

/** The ratios the source article states: one of so many invited comes. They contradict each other and stand apart. */
export const STATED_RATIOS = [5, 3] as const

/** What a stated ratio advises, and what that advice is worth. */
export type StatedRatio = {
  /** One of so many comes. */
  readonly oneOf: number
  /** goal · oneOf: enough on average only. */
  readonly ruleOfThumb: number
  /** P(at least the goal) with that many, were the ratio true. */
  readonly ifTrue: number
  /** The same at the rate the plan is made with. */
  readonly atOurRate: number
  /** The fewest invitations that reach the goal with the confidence asked for, were the ratio true. */
  readonly needed: number | null
}

/** What inviting by a stated ratio leads to, were it true and at the rate the plan is made with. */
export function statedRatio(oneOf: number, { goal, confidence }: Goal, rate: CommonRate): StatedRatio {
  const ruleOfThumb = goal * oneOf
  return {
    oneOf,
    ruleOfThumb,
    ifTrue: probabilityFrom(headCount({ known: 1 / oneOf }, ruleOfThumb), goal),
    atOurRate: probabilityFrom(headCount(rate, ruleOfThumb), goal),
    needed: minimumInvitations({ known: 1 / oneOf }, goal, confidence).invitations,
  }
}
