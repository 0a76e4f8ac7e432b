import { binomial } from '../chances/binomial.ts'
import { probabilityFrom } from '../chances/distribution.ts'
import { firstWhere, MOST_PER_SLOT, SLACK } from '../chances/limits.ts'
import { poissonBinomial } from '../chances/poisson-binomial.ts'
import type { TopUp } from './top-up.ts'

export type DaysTopUpQuestion = {
  /** The kinds of days there may be, with the chances of those invited on each, as their answers leave them. */
  readonly scenarios: readonly { readonly weight: number; readonly candidates: ArrayLike<number> }[]
  /** The chance of one further person on each of these days. */
  readonly further: readonly number[]
  readonly goal: number
  readonly confidence: number
}

/**
 * The fewest further invitations that restore the confidence when all share a day: a bad day takes the further people
 * with it, so that more are needed than if they were independent. Null above the limit of a slot, where days differ
 * too much for any sensible number.
 */
export function topUpOnDays({ scenarios, further, goal, confidence }: DaysTopUpQuestion): TopUp {
  const days = scenarios.map(({ weight, candidates }, day) => ({
    weight,
    sure: poissonBinomial(candidates),
    chance: further[day]!,
  }))
  const chanceWith = (more: number): number =>
    days.reduce((sum, { weight, sure, chance }) => {
      const extra = binomial(more, chance)
      return (
        sum +
        weight * sure.pmf.reduce((reached, p, i) => reached + p * probabilityFrom(extra, goal - sure.first - i), 0)
      )
    }, 0)
  const more = firstWhere(0, MOST_PER_SLOT, (n) => chanceWith(n) >= confidence - SLACK)
  return { probability: chanceWith(0), further: more, probabilityAfter: chanceWith(more ?? MOST_PER_SLOT) }
}
