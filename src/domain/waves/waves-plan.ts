import { bestPolicy, type Policy } from './best-policy.ts'
import { chanceOfGoal, chanceOfTooMany, cost, expectedInvitations } from './measures.ts'
import { type ByConfidence, firstMissingPrice, HIGHEST_MISSING, pricesOf } from './missing-price.ts'
import { cheapestMailing, type OneMailing } from './one-mailing.ts'
import { type Come, NOBODY_INVITED, type Prices, type Standing, type Stretch, type Waves } from './waves-question.ts'

export type WavesQuestion = {
  readonly epochs: readonly Stretch[]
  readonly come: Come
  readonly goal: number
  readonly room: number
  readonly most: number
  readonly costs: Prices | ByConfidence
  readonly state?: Standing | undefined
  /** Whether the whole table of decisions is wanted. */
  readonly policy?: boolean | undefined
}

/** What a policy comes to from a standing on. */
export type Outlook = {
  cost: number
  probability: number
  pOver: number
  expectedInvitations: number
  inviteNow: number
}

export type WavesPlan = Outlook & {
  /** The price of a missing person; null where none of those tried makes the goal certain enough. */
  missing: number | null
  policy?: number[][][]
  oneShot: OneMailing
}

/** When to invite how many, so that it costs least; exact. */
export function wavesPlan(question: WavesQuestion): WavesPlan {
  const { costs, state = NOBODY_INVITED } = question
  const waves: Waves = { ...question, come: [{ weight: 1, ...question.come }] }
  const missing = 'missing' in costs ? costs.missing : firstMissingPrice(waves, costs, state)
  const prices = 'missing' in costs ? costs : pricesOf(missing ?? HIGHEST_MISSING, costs)
  const { outlook, policy } = cheapestWaves(waves, prices, state, question.policy)
  return {
    missing,
    ...outlook,
    ...(question.policy && { policy: policy.map((rows) => rows.map((row) => [...row])) }),
    oneShot: cheapestMailing(waves, prices),
  }
}

/** The cheapest policy, and what it comes to. */
export function cheapestWaves(
  waves: Waves,
  prices: Prices,
  state: Standing,
  whole?: boolean,
): { outlook: Outlook; policy: Policy } {
  const measures = [cost(waves, prices), chanceOfGoal(waves), chanceOfTooMany(waves), expectedInvitations] as const
  const { means, inviteNow, policy } = bestPolicy(waves, measures, state, whole)
  const [least, probability, pOver, invitations] = means as [number, number, number, number]
  return { outlook: { cost: least, probability, pOver, expectedInvitations: invitations, inviteNow }, policy }
}
