import { probabilityFrom } from '../chances/distribution.ts'
import { headCountAt } from '../chances/head-count.ts'
import { likeliestFirst } from './likeliest.ts'
import { firstWhere, MOST_INVITATIONS, SLACK } from '../chances/limits.ts'
import { poissonBinomial } from '../chances/poisson-binomial.ts'
import { RunningCount } from '../chances/running-count.ts'
import { type CommonRate, isCommon, type PeopleRate, rateLaw } from '../chances/show-rate.ts'

export type TopUpQuestion = {
  /** Chances of those already invited, as their answers (confirmed, declined, silent) leave them. */
  readonly invited: ArrayLike<number>
  readonly goal: number
  readonly confidence: number
  /** Who could still be invited: a list of people, or anybody at a common rate. */
  readonly further: CommonRate | PeopleRate
}

export type TopUp = {
  /** P(at least `goal` come) as things stand. */
  readonly probability: number
  /** The fewest further invitations that restore the confidence: 0 says "enough", null that no number does. */
  readonly further: number | null
  /** The chance with them; with everybody there is, where no number does. */
  readonly probabilityAfter: number
  /** For people: the indices to invite, likeliest first. */
  readonly order?: readonly number[]
}

/** Whether a batch still meets its goal after the answers so far, and if not, how many more to invite. */
export function topUp({ invited, goal, confidence, further }: TopUpQuestion): TopUp {
  return isCommon(further)
    ? fromAnybody(invited, goal, confidence, further)
    : fromPeople(invited, goal, confidence, further)
}

function fromAnybody(invited: ArrayLike<number>, goal: number, confidence: number, rate: CommonRate): TopUp {
  const law = rateLaw(rate)
  const sure = poissonBinomial(invited)
  const chanceWith = (more: number) => {
    const extra = headCountAt(law, more)
    return sure.pmf.reduce((sum, chance, i) => sum + chance * probabilityFrom(extra, goal - sure.first - i), 0)
  }
  const more = firstWhere(0, MOST_INVITATIONS, (n) => chanceWith(n) >= confidence - SLACK)
  return { probability: chanceWith(0), further: more, probabilityAfter: chanceWith(more ?? MOST_INVITATIONS) }
}

function fromPeople(invited: ArrayLike<number>, goal: number, confidence: number, { candidates }: PeopleRate): TopUp {
  const count = new RunningCount(goal)
  for (let i = 0; i < invited.length; i++) count.add(invited[i]!)
  const probability = count.reached
  const order: number[] = []
  const enough = () => count.reached >= confidence - SLACK
  if (!enough()) {
    for (const person of likeliestFirst(candidates)) {
      count.add(candidates[person]!)
      order.push(person)
      if (enough()) break
    }
  }
  return { probability, further: enough() ? order.length : null, probabilityAfter: count.reached, order }
}
