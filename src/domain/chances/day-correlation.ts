import type { ScenarioRate } from './show-rate.ts'

/** What is believed of the correlation before a team has batches of its own, weighing as much as ten of them. */
const PRIOR = { correlation: 0.03, batches: 10 } as const

/**
 * How much people of one day come or stay away together: rho in Var = n p (1 - p) (1 + (n - 1) rho), by the method of
 * moments over past batches, drawn towards a prior while there are few. Between 0 (as chance has it) and 0.5.
 *
 * @param batches those with at least two invited tell something
 */
export function estimateDayCorrelation(batches: readonly { came: number; invited: number }[]): number {
  const telling = batches.filter(({ invited }) => invited >= 2)
  const invited = telling.reduce((sum, batch) => sum + batch.invited, 0)
  const p = telling.reduce((sum, batch) => sum + batch.came, 0) / invited
  let own: number = PRIOR.correlation
  if (telling.length >= 2 && p > 0 && p < 1) {
    const squares = telling.reduce((sum, batch) => sum + (batch.came - batch.invited * p) ** 2, 0) / (p * (1 - p))
    // The rate is estimated from the same batches, which takes one part in as many out of the squares.
    const byChance = (invited * (telling.length - 1)) / telling.length
    own = (squares - byChance) / telling.reduce((sum, batch) => sum + batch.invited * (batch.invited - 1), 0)
  }
  const trust = telling.length / (telling.length + PRIOR.batches)
  return Math.min(0.5, Math.max(0, trust * own + (1 - trust) * PRIOR.correlation))
}

function logit(p: number): number {
  return Math.log(p / (1 - p))
}
function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** The standard normal law by the trapezium rule, which for it converges faster than any power of the step. */
const NORMAL_POINTS = (() => {
  const points = Array.from({ length: 69 }, (_, i) => ({
    at: (i - 34) / 4,
    weight: Math.exp(-(((i - 34) / 4) ** 2) / 2),
  }))
  const total = points.reduce((sum, { weight }) => sum + weight, 0)
  return points.map(({ at, weight }) => ({ at, weight: weight / total }))
})()

/**
 * People who share a day: a normal effect of standard deviation `spread` on everybody's log odds, centred so that each
 * keeps the chance given. Mix over these scenarios, never over each person's average.
 */
export function withDayEffect(chances: readonly number[], spread: number): ScenarioRate {
  const centres = chances.map((p) => centreFor(p, spread))
  return {
    scenarios: NORMAL_POINTS.map(({ weight, at }) => ({
      weight,
      candidates: centres.map((centre) => logistic(centre + spread * at)),
    })),
  }
}

/** The log odds whose chance, averaged over the day effect, is `p`: by halving, between bounds that hold it. */
function centreFor(p: number, spread: number): number {
  if (p <= 0 || p >= 1) return logit(p)
  let [low, high] = [logit(p) - 1 - spread ** 2, logit(p) + 1 + spread ** 2]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    const mean = NORMAL_POINTS.reduce((sum, { weight, at }) => sum + weight * logistic(middle + spread * at), 0)
    if (mean < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
