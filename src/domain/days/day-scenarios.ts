import { binomial } from '../chances/binomial.ts'
import { trim } from '../chances/convolution.ts'
import type { Distribution } from '../chances/distribution.ts'
import { poissonBinomial } from '../chances/poisson-binomial.ts'
import { betaQuadrature } from '../chances/quadrature.ts'
import { type CommonRate, type RateLaw, rateLaw } from '../chances/show-rate.ts'

/** A day on which everybody has the same rate: how many are invited to each slot. */
export type CommonDay = {
  readonly rate: CommonRate
  readonly invitations: readonly number[]
}

/** A day of people: the chance of each, slot by slot; in several scenarios where they share something uncertain. */
export type PeopleDay = {
  readonly rate:
    | { readonly candidates: readonly ArrayLike<number>[] }
    | { readonly scenarios: readonly { readonly weight: number; readonly candidates: readonly ArrayLike<number>[] }[] }
}

/**
 * One way the day may go: the law of how many come to each slot, independent from slot to slot. Every uncertainty
 * that slots share (a common rate, a day effect, a model's own doubt) is a mixture of such scenarios.
 */
export type DayScenario = {
  readonly weight: number
  readonly comers: readonly Distribution[]
}

/** The scenarios of a day; their weights add up to 1. */
export function dayScenarios(day: CommonDay | PeopleDay): DayScenario[] {
  if ('invitations' in day) {
    const total = day.invitations.reduce((sum, n) => sum + n, 0)
    return rateQuadrature(rateLaw(day.rate), total).map(({ weight, at }) => ({
      weight,
      comers: slotsAt(at, day.invitations),
    }))
  }
  const scenarios = 'scenarios' in day.rate ? day.rate.scenarios : [{ weight: 1, candidates: day.rate.candidates }]
  return scenarios.map(({ weight, candidates }) => ({
    weight,
    comers: candidates.map((slot) => trim(poissonBinomial(slot))),
  }))
}

/** Slots of equal size share one law. */
function slotsAt(p: number, invitations: readonly number[]): Distribution[] {
  const laws = new Map<number, Distribution>()
  return invitations.map((n) => {
    const law = laws.get(n) ?? trim(binomial(n, p))
    laws.set(n, law)
    return law
  })
}

/**
 * Points of a rate that stand for its law on a day with `total` invitations. What a day adds up to is a polynomial
 * in the rate of degree `total`, so half as many points are exact.
 *
 * @param points fewer than that, where a rougher answer will do
 */
export function rateQuadrature(
  law: RateLaw,
  total: number,
  points = exactPoints(total),
): { weight: number; at: number }[] {
  return law.kind === 'fixed'
    ? [{ weight: 1, at: law.p }]
    : betaQuadrature(law.a, law.b, Math.min(points, exactPoints(total))).filter(
        ({ weight }) => weight * (total + 1) ** 2 > NEGLIGIBLE,
      )
}

/** Nobody waits longer than all others are served, so points with less than this, times total squared, move nothing. */
const NEGLIGIBLE = 1e-16

/**
 * Beyond a hundred or so invitations fewer points are exact to rounding: what they must resolve narrows as 1/√total.
 */
export function exactPoints(total: number): number {
  return Math.min(Math.floor(total / 2) + 1, Math.ceil(32 + 2.5 * Math.sqrt(total)))
}
