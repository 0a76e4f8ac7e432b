import { betaQuantile } from '../chances/beta.ts'
import type { Belief } from './evidence.ts'

/** One way the day may turn out, and each person's chance on such a day. */
export type Scenario = { weight: number; candidates: Float64Array }

/**
 * The days tried: the middles of sixteen equal parts of all days, from the worst to the best. Enough for the quantiles
 * of a head-count to be exact to about one person in a hundred.
 */
const DAYS = 16

/**
 * People's chances as a mixture over kinds of days: independent of each other on one kind of day, joined by not
 * knowing which it will be. What is doubtful about the chances and what a day does to everybody move all of them
 * together, in the worst case as in the best: person i follows Beta(m s, (1 - m) s) with
 * 1 / (s + 1) = 1 / (strength + 1) + correlation, taken for all at the same quantile. With one common belief this is
 * the beta-binomial law. Order of `candidates` = order of `beliefs`; their weighted mean is each person's chance.
 */
export function scenariosOf(beliefs: readonly Belief[], correlation: number): Scenario[] {
  const rows = new Map<string, Float64Array>()
  const chances = beliefs.map(({ mean, strength }) => {
    const key = `${mean} ${strength}`
    let row = rows.get(key)
    if (row === undefined) {
      row = chancesByDay(mean, Math.min(0.99, 1 / (strength + 1) + correlation))
      rows.set(key, row)
    }
    return row
  })
  return Array.from({ length: DAYS }, (_, day) => ({
    weight: 1 / DAYS,
    candidates: Float64Array.from(chances, (row) => row[day]!),
  }))
}

function chancesByDay(mean: number, shared: number): Float64Array {
  const strength = 1 / shared - 1
  const row = Float64Array.from({ length: DAYS }, (_, day) =>
    betaQuantile((day + 0.5) / DAYS, mean * strength, (1 - mean) * strength),
  )
  return keepMean(row, mean)
}

/** The middle of a part is not quite its mean: scale chances (or misses) so that the average is the person's chance. */
function keepMean(row: Float64Array, mean: number): Float64Array {
  const average = row.reduce((sum, p) => sum + p, 0) / row.length
  return average > mean
    ? row.map((p) => (p * mean) / average)
    : row.map((p) => 1 - ((1 - p) * (1 - mean)) / (1 - average))
}
