import type { Weights } from '../../domain/scoring/ranking.ts'
import type { Criterion } from '../vacancies/criterion.ts'

/** How few and how many people can be told apart side by side. */
const [fewest, most] = [2, 6] as const

export function isComparable(people: number): boolean {
  return people >= fewest && people <= most
}

/** The highest weight of a criterion. */
export const heaviest = 100

/** What each criterion counts in the vacancy itself, when nobody has moved a weight. */
export function ownWeights(criteria: readonly Pick<Criterion, 'id' | 'weight'>[]): Weights {
  return new Map(criteria.map(({ id, weight }) => [String(id), weight]))
}

/** Who is chosen of the people compared, and why; nobody is chosen when the list is empty. */
export type NewDecision = {
  vacancy: number
  /** The applications compared. */
  applications: readonly number[]
  chosen: readonly number[]
  weights: Weights
  reason: string
}
