import { SLACK } from '../chances/limits.ts'
import { chanceOfGoal, chanceOfTooMany, cost, type Measure, onePersonMore } from './measures.ts'
import type { Come, Prices, Waves } from './waves-question.ts'

/** One mailing and nothing after it: what it comes to. */
export type OneMailing = { invitations: number; cost: number; probability: number; pOver: number }

/** How likely somebody invited at the first point comes, through all that they may answer until the day. */
export function chanceOfOne({ epochs }: Pick<Waves, 'epochs'>, come: Come): number {
  let confirmed = 0
  let silent = 0
  for (const [index, { fresh, silent: later, confirmed: takesBack }] of epochs.entries()) {
    const { yes, no } = index === 0 ? fresh : later
    const waiting = index === 0 ? 1 : silent
    confirmed = confirmed * (1 - takesBack.no) + waiting * yes
    silent = waiting * Math.max(0, 1 - yes - no)
  }
  return confirmed * come.confirmed + silent * come.silent
}

/** All single mailings from nobody to `most`. */
export function oneMailings(waves: Waves, prices: Prices): OneMailing[] {
  const [costs, goals, overs] = [cost(waves, prices), chanceOfGoal(waves), chanceOfTooMany(waves)].map((measure) =>
    meansByInvited(waves, measure),
  )
  return Array.from(costs!, (mean, invitations) => ({
    invitations,
    cost: mean,
    probability: goals![invitations]!,
    pOver: overs![invitations]!,
  }))
}

/** The cheapest of them; among equals the one with the fewest invitations. */
export function cheapestMailing(waves: Waves, prices: Prices): OneMailing {
  const mailings = oneMailings(waves, prices)
  const least = Math.min(...mailings.map(({ cost }) => cost))
  return mailings.find(({ cost }) => cost <= least * (1 + SLACK))!
}

function meansByInvited(waves: Waves, { atTheEnd, perInvitation }: Measure): Float64Array {
  const { most } = waves
  const means = Float64Array.from({ length: most + 1 }, (_, n) => n * perInvitation)
  for (const come of waves.come) {
    const chance = chanceOfOne(waves, come)
    const values = Float64Array.from({ length: most + 1 }, (_, came) => atTheEnd(came))
    for (let n = 0; n <= most; n++) {
      means[n]! += come.weight * values[0]!
      onePersonMore(values, most - n, chance)
    }
  }
  return means
}
