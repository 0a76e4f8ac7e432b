import { probabilityFrom } from '../chances/distribution.ts'
import { headCountAt } from '../chances/head-count.ts'
import { likeliestFirst } from './likeliest.ts'
import { firstWhere, MOST_INVITATIONS, ruleOfThumbFor, SLACK } from '../chances/limits.ts'
import { RunningCount } from '../chances/running-count.ts'
import {
  type CommonRate,
  isCommon,
  meanChances,
  meanOfLaw,
  meanRate,
  type PeopleRate,
  rateLaw,
  type ScenarioRate,
  scenariosOf,
  type ShowRate,
} from '../chances/show-rate.ts'

/** The fewest invitations with which at least `goal` come, with the confidence asked for. */
export type MinimumInvitations = {
  /** Null when not even 200 000 invitations, or everybody listed, will do. The figures below are then for those. */
  readonly invitations: number | null
  /** P(at least `goal` come). */
  readonly probability: number
  /** The same with one invitation fewer: under the confidence, or the answer would be smaller. */
  readonly probabilityWithOneFewer: number
  /** How many come on average. */
  readonly expected: number
  /**
   * goal / mean rate, rounded up, and what it is worth. Null where there is no such number (the rate is 0), and no
   * probability where it is beyond 200 000 or the people listed.
   */
  readonly ruleOfThumb: { readonly invitations: number | null; readonly probability: number | null }
  /** For people: the indices counted, likeliest first. */
  readonly order?: readonly number[]
}

/**
 * The smallest n with P(X_n >= goal) >= confidence. People are counted likeliest first, which needs the fewest.
 *
 * @param goal whole number, at least 1
 * @param confidence between 0 and 1
 */
export function minimumInvitations(rate: ShowRate, goal: number, confidence: number): MinimumInvitations {
  return isCommon(rate) ? atCommonRate(rate, goal, confidence) : amongPeople(rate, goal, confidence)
}

function atCommonRate(rate: CommonRate, goal: number, confidence: number): MinimumInvitations {
  const law = rateLaw(rate)
  const probability = (n: number) => probabilityFrom(headCountAt(law, n), goal)
  const invitations = firstWhere(goal, MOST_INVITATIONS, (n) => probability(n) >= confidence - SLACK)
  const counted = invitations ?? MOST_INVITATIONS
  const simple = ruleOfThumbFor(goal, meanOfLaw(law))
  return {
    invitations,
    probability: probability(counted),
    probabilityWithOneFewer: probability(counted - 1),
    expected: counted * meanOfLaw(law),
    ruleOfThumb: {
      invitations: simple,
      probability: simple !== null && simple <= MOST_INVITATIONS ? probability(simple) : null,
    },
  }
}

function amongPeople(rate: PeopleRate | ScenarioRate, goal: number, confidence: number): MinimumInvitations {
  const scenarios = scenariosOf(rate)
  const chances = meanChances(rate)
  const simple = ruleOfThumbFor(goal, meanRate(rate))
  const counts = scenarios.map(() => new RunningCount(goal))
  const reached = () => counts.reduce((sum, count, i) => sum + scenarios[i]!.weight * count.reached, 0)

  const order: number[] = []
  let probability = 0
  let probabilityWithOneFewer = 0
  let expected = 0
  let simpleProbability: number | null = null
  let met = false
  for (const person of likeliestFirst(chances)) {
    counts.forEach((count, i) => {
      count.add(scenarios[i]!.candidates[person]!)
    })
    const now = reached()
    if (!met) {
      order.push(person)
      expected += chances[person]!
      probabilityWithOneFewer = probability
      probability = now
      met = now >= confidence - SLACK
    }
    const added = counts[0]!.added
    if (added === simple) simpleProbability = now
    if (met && (simple === null || added >= simple)) break
  }
  return {
    invitations: met ? order.length : null,
    probability,
    probabilityWithOneFewer,
    expected,
    ruleOfThumb: { invitations: simple, probability: simpleProbability },
    order,
  }
}
