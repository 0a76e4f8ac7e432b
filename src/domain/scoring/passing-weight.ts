import { scoreOf, type Observed, type Weights } from './ranking.ts'
import { weightChanges } from './weight-change.ts'

/** With this criterion at `weight` instead of `now`, the lower of two people has the higher score. */
export type PassingWeight = { criterion: string; now: number; weight: number }

/** Weights have two digits after the point. */
const digits = 100

/**
 * The single weights with which the lower of two people would pass the upper, the smallest move first, each rounded to
 * two digits beyond the point where the scores are equal. Empty when no single weight does it, or the scores are equal.
 */
export function passingWeights(upper: Observed, lower: Observed, weights: Weights): PassingWeight[] {
  return weightChanges(upper, lower, weights).flatMap(({ criterion, weight: now, meets }) => {
    // Rounded first, so that an error as in 0.8500000001 does not shift the result by a step.
    const steps = Math.round(meets * digits * 1e6) / 1e6
    const weight = (meets > now ? Math.floor(steps) + 1 : Math.ceil(steps) - 1) / digits
    const moved = new Map([...weights, [criterion, weight]])
    const [above, below] = [scoreOf(upper, moved).score, scoreOf(lower, moved).score]
    return weight >= 0 && above !== null && below !== null && below > above ? [{ criterion, now, weight }] : []
  })
}
