import { scoreOf, type Observed, type Weights } from './ranking.ts'
import { weightChanges } from './weight-change.ts'

/** With the one criterion at `weight` instead of `now`, the lower of two people stands above the upper. */
export type PassingWeight = { criterion: string; now: number; weight: number }

/** Weights are said with two digits behind the point. */
const digits = 100

/**
 * The single weights by which the lower of two people would pass the upper, the nearest move first, each as the nearest
 * one of two digits beyond the point where they meet. Empty when no single weight does it, or they are level.
 */
export function passingWeights(upper: Observed, lower: Observed, weights: Weights): PassingWeight[] {
  return weightChanges(upper, lower, weights).flatMap(({ criterion, weight: now, meets }) => {
    // Rounded first: 0.85 worked out as a hair above itself would be taken for the next one.
    const steps = Math.round(meets * digits * 1e6) / 1e6
    const weight = (meets > now ? Math.floor(steps) + 1 : Math.ceil(steps) - 1) / digits
    const moved = new Map([...weights, [criterion, weight]])
    const [above, below] = [scoreOf(upper, moved).score, scoreOf(lower, moved).score]
    return weight >= 0 && above !== null && below !== null && below > above ? [{ criterion, now, weight }] : []
  })
}
