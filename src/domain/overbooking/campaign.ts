import { binomial } from './binomial.ts'
import { probabilityFrom } from './distribution.ts'
import { firstWhere, MOST_INVITATIONS, ruleOfThumbFor, SLACK } from './limits.ts'
import { betaQuadrature, productQuadrature, type Quadrature } from './quadrature.ts'
import { type CommonRate, meanRate, rateLaw } from './show-rate.ts'

/**
 * Points for the law of the overall rate: exact to rounding for up to twice as many CVs. Far beyond, with two or more
 * stages that are hardly known, the chance is good to about 1e-4 at a thousand CVs and 1e-2 at a hundred thousand.
 */
const POINTS = 80

/** A step on the way from CV to hire, and the share that gets over it. */
export interface Stage {
  readonly name: string
  readonly rate: CommonRate
}

export interface CampaignPlan {
  /** The fewest CVs to start from; null when 200 000 are not enough. The figures below are then for those. */
  readonly start: number | null
  /** P(at least as many hires as wanted). */
  readonly probability: number
  /** hires / product of the mean rates, rounded up; null when that product is 0. */
  readonly naive: number | null
  /** How many get past each stage on average. */
  readonly expectedByStage: readonly { readonly name: string; readonly expected: number }[]
}

/**
 * The law of the share of CVs that end in a hire. Given the rates of its stages, hires are binomial with their product;
 * rates that are learned are independent Betas, and a chain of beta-binomials is the mixture over that product.
 */
export const overallRate = (stages: readonly Stage[]): Quadrature => {
  const laws = stages.map(({ rate }) => rateLaw(rate))
  const fixed = laws.reduce((product, law) => (law.kind === 'fixed' ? product * law.p : product), 1)
  const uncertain = laws.flatMap((law) => (law.kind === 'beta' ? [betaQuadrature(law.a, law.b, POINTS)] : []))
  const certain: Quadrature = [{ weight: 1, at: 1 }]
  const product = uncertain.reduce((sofar, next) => (sofar === certain ? next : productQuadrature(sofar, next, POINTS)), certain)
  return product.map(({ weight, at }) => ({ weight, at: at * fixed }))
}

/** P(at least `hires` hires out of `start` CVs). */
export const chanceOfHires = (rate: Quadrature, start: number, hires: number): number =>
  Math.min(1, rate.reduce((sum, { weight, at }) => sum + weight * probabilityFrom(binomial(start, at), hires), 0))

/** The fewest CVs for `hires` hires with the confidence asked for, beside the naive answer. */
export const campaignPlan = (stages: readonly Stage[], hires: number, confidence: number): CampaignPlan => {
  const rate = overallRate(stages)
  const start = firstWhere(hires, MOST_INVITATIONS, (n) => chanceOfHires(rate, n, hires) >= confidence - SLACK)
  let expected = start ?? MOST_INVITATIONS
  return {
    start,
    probability: chanceOfHires(rate, start ?? MOST_INVITATIONS, hires),
    naive: ruleOfThumbFor(hires, stages.reduce((product, stage) => product * meanRate(stage.rate), 1)),
    expectedByStage: stages.map((stage) => {
      expected *= meanRate(stage.rate)
      return { name: stage.name, expected }
    }),
  }
}

export interface BatchesPlan {
  /** The fewest batches that reach the confidence; null when 200 000 people are not enough. */
  readonly batches: number | null
  /** P(enough hires after b batches), b = 0, 1, …, up to the number above. */
  readonly doneBy: readonly number[]
  /** Batches on average, the sum over b of P(not done after b); null when it does not settle within 200 000 people. */
  readonly expected: number | null
}

/**
 * How many batches of `size` people it takes for `hires` hires. Plan again after each, with the rates learned from it:
 * what the next batch changes is the difference between two such plans.
 *
 * @param stages those still ahead of the people in a batch
 */
export const batchesPlan = (stages: readonly Stage[], size: number, hires: number, confidence: number): BatchesPlan => {
  const rate = overallRate(stages)
  const most = Math.floor(MOST_INVITATIONS / size)
  const done = (batches: number) => chanceOfHires(rate, batches * size, hires)
  const batches = firstWhere(0, most, (b) => done(b) >= confidence - SLACK)
  let expected = 0
  let open = 1
  for (let b = 0; b <= Math.min(most, MOST_BATCHES) && open > SLACK / 10; b++) {
    open = 1 - done(b)
    expected += open
  }
  return {
    batches,
    doneBy: Array.from({ length: (batches ?? 0) + 1 }, (_, b) => done(b)),
    expected: open > SLACK / 10 ? null : expected,
  }
}

/** Beyond so many batches an average tells nothing. */
const MOST_BATCHES = 200
