import { betaBinomial, binomial } from './binomial.ts'
import { type Distribution, mixtureOf } from './distribution.ts'
import { poissonBinomial } from './poisson-binomial.ts'
import {
  type CommonRate,
  isCommon,
  type PeopleRate,
  rateLaw,
  type RateLaw,
  type ScenarioRate,
  scenariosOf,
} from './show-rate.ts'

/** How many of `n` people who share one rate come: binomial when it is fixed, beta-binomial when it is not. */
export function headCountAt(law: RateLaw, n: number): Distribution {
  return law.kind === 'fixed' ? binomial(n, law.p) : betaBinomial(n, law.a, law.b)
}

/** How many of `invitations` people come at a common rate. */
export function headCount(rate: CommonRate, invitations: number): Distribution {
  return headCountAt(rateLaw(rate), invitations)
}

/** How many of the listed people come: a Poisson-binomial law, mixed over the scenarios where there are several. */
export function headCountOf(rate: PeopleRate | ScenarioRate): Distribution {
  const parts = scenariosOf(rate).map(({ weight, candidates }) => ({ weight, law: poissonBinomial(candidates) }))
  return parts.length === 1 ? parts[0]!.law : mixtureOf(parts)
}

/** Mean and variance of the head-count, from the rates themselves rather than from the law. */
export function headCountMoments(
  rate: CommonRate | PeopleRate | ScenarioRate,
  invitations: number,
): { mean: number; variance: number } {
  if (isCommon(rate)) {
    const law = rateLaw(rate)
    const p = law.kind === 'fixed' ? law.p : law.a / (law.a + law.b)
    const rho = law.kind === 'fixed' ? 0 : 1 / (law.a + law.b + 1)
    return { mean: invitations * p, variance: invitations * p * (1 - p) * (1 + (invitations - 1) * rho) }
  }
  const parts = scenariosOf(rate).map(({ weight, candidates }) => {
    let mean = 0
    let variance = 0
    for (let i = 0; i < candidates.length; i++) {
      mean += candidates[i]!
      variance += candidates[i]! * (1 - candidates[i]!)
    }
    return { weight, mean, variance }
  })
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0)
  // Law of total variance: what the people vary by, and what the scenarios differ by.
  const variance = parts.reduce((sum, part) => sum + part.weight * (part.variance + (part.mean - mean) ** 2), 0)
  return { mean, variance }
}
