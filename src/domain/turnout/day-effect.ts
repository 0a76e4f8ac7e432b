import type { Belief } from './evidence.ts'

/**
 * A past batch against its forecast, in sums over its people with chances p of weight w: all that the day effect is
 * estimated from. A batch of one says nothing about what its people share.
 */
export type BatchTrace = {
  came: number
  invited: number
  /** Σ (came - p) */
  surplus: number
  /** Σ p (1 - p): the variance if people were independent and their chances exactly known */
  variance: number
  /** Σ √(p (1 - p)) */
  deviation: number
  /** Σ √(p (1 - p) / (w + 1)): how far all chances may be off together */
  doubt: number
  /** Σ p (1 - p) / (w + 1) */
  doubtSquares: number
}

/** The correlations tried; 0 = the people of a day share nothing. */
const CORRELATIONS_TRIED = [0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32] as const

/** Beforehand a correlation is the less likely the larger it is: by exp(-rho / .03). */
const USUAL_CORRELATION = 0.03

export function traceOf(people: readonly { belief: Belief; came: boolean }[]): BatchTrace {
  const trace = { came: 0, invited: 0, surplus: 0, variance: 0, deviation: 0, doubt: 0, doubtSquares: 0 }
  for (const { belief, came } of people) {
    const variance = belief.mean * (1 - belief.mean)
    const doubtSquare = variance / (belief.strength + 1)
    trace.came += Number(came)
    trace.invited += 1
    trace.surplus += Number(came) - belief.mean
    trace.variance += variance
    trace.deviation += Math.sqrt(variance)
    trace.doubt += Math.sqrt(doubtSquare)
    trace.doubtSquares += doubtSquare
  }
  return trace
}

/**
 * The correlation rho between two people of one batch that is left when their own chances are known, in 0..0.32:
 * Var(came) = Σ p (1 - p) + rho Σ over pairs √(p (1 - p)) √(p' (1 - p')), plus what the doubt about the chances adds.
 * The mean of those tried, each weighted by how likely it is beforehand and by the normal likelihood of the batches'
 * surpluses, so that few batches leave it near the 0.013 of before and many outweigh that.
 */
export function dayCorrelation(traces: readonly BatchTrace[]): number {
  const logLikelihoods = CORRELATIONS_TRIED.map((correlation) =>
    traces.reduce((sum, trace) => {
      const shared = trace.doubt ** 2 - trace.doubtSquares + correlation * (trace.deviation ** 2 - trace.variance)
      const variance = trace.variance + shared
      return sum - (Math.log(variance) + trace.surplus ** 2 / variance) / 2
    }, -correlation / USUAL_CORRELATION),
  )
  const highest = Math.max(...logLikelihoods)
  const weights = logLikelihoods.map((logLikelihood) => Math.exp(logLikelihood - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.reduce((sum, weight, i) => sum + (weight / total) * CORRELATIONS_TRIED[i]!, 0)
}
