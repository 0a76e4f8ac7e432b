import type { Outcome } from './scores.ts'
import { type Turnout, turnoutOf } from '../summary.ts'

/** People whose forecast chance lay in [from, to), the last tenth including 1, beside how many of them came. */
export type Tenth = Turnout & { from: number; to: number; meanChance: number | null }

/** A head-count forecast as it was made before the day, and the number that came. */
export type JudgedBatch = {
  date: string
  invited: number
  expected: number
  variance: number
  /** The stated 90 % interval and the probability that it claimed. */
  interval: { from: number; to: number; mass: number }
  came: number
}

/** One plain verdict on the forecasts. `points` are percentage points of the invited, not rounded. */
export type Verdict =
  | { code: 'too-few'; batches: number }
  | { code: 'too-optimistic' | 'too-pessimistic'; points: number; since: string; batches: number }
  | { code: 'too-sure'; right: number; of: number; claimed: number }
  | { code: 'right'; right: number; of: number }

/** Fewer batches can neither confirm nor refute an interval that is wrong one time in ten. */
const FEWEST_BATCHES = 5

/** Every start is tried for a lasting bias, so one start must stand out by three standard deviations, not by two. */
const STANDS_OUT = 3

/** Forecast chance against outcome by tenth of the chance; empty tenths have `invited` 0. */
export function calibrationByTenth(outcomes: readonly Outcome[]): Tenth[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const members = outcomes.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth)
    return {
      from: tenth / 10,
      to: (tenth + 1) / 10,
      meanChance: members.length === 0 ? null : members.reduce((sum, { chance }) => sum + chance, 0) / members.length,
      ...turnoutOf({ invited: members.length, came: members.filter(({ came }) => came).length }),
    }
  })
}

/**
 * The verdict on a series of head-count forecasts: a lasting bias first, then intervals that held less often than they
 * claimed, else how often they were right.
 */
export function verdictOn(batches: readonly JudgedBatch[]): Verdict {
  if (batches.length < FEWEST_BATCHES) return { code: 'too-few', batches: batches.length }
  const sorted = batches.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const bias = strongestBias(sorted)
  if (bias !== null) return bias
  const right = sorted.filter(({ interval, came }) => came >= interval.from && came <= interval.to).length
  const claimed = sorted.reduce((sum, { interval }) => sum + interval.mass, 0)
  const spread = Math.sqrt(sorted.reduce((sum, { interval: { mass } }) => sum + mass * (1 - mass), 0))
  if (right < claimed - 2 * spread) {
    return { code: 'too-sure', right, of: sorted.length, claimed: claimed / sorted.length }
  }
  return { code: 'right', right, of: sorted.length }
}

/** The day from which on the forecasts have missed in one direction most clearly, if any stands out. */
function strongestBias(sorted: readonly JudgedBatch[]): Verdict | null {
  const sums = { surplus: 0, variance: 0, invited: 0 }
  let strongest = { score: 0, from: 0, surplus: 0, invited: 0 }
  for (let from = sorted.length - 1; from >= 0; from -= 1) {
    const batch = sorted[from]!
    sums.surplus += batch.came - batch.expected
    sums.variance += batch.variance
    sums.invited += batch.invited
    const score = sums.variance > 0 ? Math.abs(sums.surplus) / Math.sqrt(sums.variance) : 0
    const judgeable = sorted.length - from >= FEWEST_BATCHES && sorted[from - 1]?.date !== batch.date
    if (judgeable && score > strongest.score) {
      strongest = { score, from, surplus: sums.surplus, invited: sums.invited }
    }
  }
  if (strongest.score < STANDS_OUT) return null
  return {
    code: strongest.surplus < 0 ? 'too-optimistic' : 'too-pessimistic',
    points: (100 * Math.abs(strongest.surplus)) / strongest.invited,
    since: sorted[strongest.from]!.date,
    batches: sorted.length - strongest.from,
  }
}
