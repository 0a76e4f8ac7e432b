import { firstWhere, MOST_INVITATIONS, ruleOfThumbFor, SLACK } from '../chances/limits.ts'
import { passing, type Passing } from './passing.ts'
import { type CommonRate, meanRate, rateLaw } from '../chances/show-rate.ts'

/** A step on the way from CV to hire, and the share that gets over it. */
export type Stage = {
  readonly name: string
  readonly rate: CommonRate
}

export type CampaignPlan = {
  /** The fewest CVs to start from; null when 200 000 are not enough. The figures below are then for those. */
  readonly start: number | null
  /** P(at least as many hires as wanted). */
  readonly probability: number
  /** hires / product of the mean rates, rounded up; null when that product is 0. */
  readonly naive: number | null
  /** How many get past each stage on average. */
  readonly expectedByStage: readonly { readonly name: string; readonly expected: number }[]
}

/** The law of hires: those who get past every stage. */
export function hiring(stages: readonly Stage[]): Passing {
  return passing(stages.map(({ rate }) => rateLaw(rate)))
}

/** The fewest CVs for `hires` hires with the confidence asked for, beside the naive answer. */
export function campaignPlan(stages: readonly Stage[], hires: number, confidence: number): CampaignPlan {
  const { atLeast } = hiring(stages)
  const start = firstWhere(hires, MOST_INVITATIONS, (n) => atLeast(n, hires) >= confidence - SLACK)
  let expected = start ?? MOST_INVITATIONS
  return {
    start,
    probability: atLeast(start ?? MOST_INVITATIONS, hires),
    naive: ruleOfThumbFor(
      hires,
      stages.reduce((product, stage) => product * meanRate(stage.rate), 1),
    ),
    expectedByStage: stages.map((stage) => {
      expected *= meanRate(stage.rate)
      return { name: stage.name, expected }
    }),
  }
}
