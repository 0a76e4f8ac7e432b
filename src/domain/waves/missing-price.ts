import { SLACK } from '../chances/limits.ts'
import { bestPolicy, type Solved } from './best-policy.ts'
import { chanceOfGoal, cost, type Measure, shortage } from './measures.ts'
import type { Prices, Standing, Waves } from './waves-question.ts'

/** At least the goal with so much certainty; what one too many costs is the unit. */
export type ByConfidence = { readonly confidence: number; readonly invitation: number }

/** The prices of a missing person that are tried: from a quarter of one too many to a thousand times that. */
const [LEAST, MOST] = [-2, 10]

/** Steps for each doubling of the price: those of the API, and finer ones where no outside program compares. */
const STEPS = 4
const FINE_STEPS = 8

/** Sums of probabilities are exact to far less than this. */
const FAR_ABOVE_ROUNDING = 1e-9

export const HIGHEST_MISSING = 2 ** MOST

export function pricesOf(missing: number, { invitation }: ByConfidence): Prices {
  return { missing, extra: 1, invitation }
}

/**
 * The first price tried at which the cheapest policy reaches the goal with this certainty; null where not even the
 * last does. The dearer a missing person, the fewer are missing on average, and P(X < goal) is at least that average
 * over the goal: prices with which it is too high are passed over by halving, the rest is tried one by one, for the
 * probability itself need not rise with each.
 */
export function firstMissingPrice(waves: Waves, costs: ByConfidence, standing: Standing): number | null {
  const at = trials(waves, costs, STEPS, standing, [chanceOfGoal(waves), shortage(waves)])
  const last = STEPS * (MOST - LEAST)
  const possible = (step: number) => at(step).means[2]! / waves.goal <= 1 - costs.confidence + FAR_ABOVE_ROUNDING
  const first = halved(last, possible)
  if (first === null) return null
  for (let step = first; step <= last; step++) if (isEnough(at(step), costs)) return priceAt(step, STEPS)
  return null
}

/** Some price that is enough, while one a little lower is not. */
export function enoughMissingPrice(waves: Waves, costs: ByConfidence, standing: Standing): number | null {
  const at = trials(waves, costs, FINE_STEPS, standing, [chanceOfGoal(waves)])
  const step = halved(FINE_STEPS * (MOST - LEAST), (one) => isEnough(at(one), costs))
  return step === null ? null : priceAt(step, FINE_STEPS)
}

function priceAt(step: number, steps: number): number {
  return 2 ** (LEAST + step / steps)
}

function isEnough({ means }: Solved, { confidence }: ByConfidence): boolean {
  return means[1]! >= confidence - SLACK
}

/** The cheapest policy at each price, worked out once. */
function trials(
  waves: Waves,
  costs: ByConfidence,
  steps: number,
  standing: Standing,
  measures: readonly Measure[],
): (step: number) => Solved {
  const known = new Map<number, Solved>()
  return (step) => {
    let one = known.get(step)
    if (one === undefined) {
      const prices = pricesOf(priceAt(step, steps), costs)
      one = bestPolicy(waves, [cost(waves, prices), ...measures], standing)
      known.set(step, one)
    }
    return one
  }
}

/** Some step from 0 to `last` where it holds and one step before it does not. */
function halved(last: number, holds: (step: number) => boolean): number | null {
  let [low, high] = [0, last]
  if (!holds(last)) return null
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
