/** How much each criterion counts, 0 or more; only their proportions matter. */
export type Weights = ReadonlyMap<string, number>

/** What was observed of one person: the mean mark (1 to 5) of each criterion that somebody has seen. */
export type Observed = ReadonlyMap<string, number>

/**
 * `score` = the weighted mean of the marks observed, 1 to 5; null when nothing that counts was observed. `coverage` =
 * the share of the weight that these marks stand for, 0 to 1: a score of little coverage says little.
 */
export type Score = { score: number | null; coverage: number }

/** What a person claims of themselves never enters the score: four applicants in five claim more than they can do. */
export function scoreOf(observed: Observed, weights: Weights): Score {
  const { sum, weight } = weightedSums(observed, weights)
  const whole = [...weights.values()].reduce((total, one) => total + one, 0)
  return weight > 0 ? { score: sum / weight, coverage: weight / whole } : { score: null, coverage: 0 }
}

/** The sum of weight x mark and of the weights, over the criteria observed. */
export function weightedSums(observed: Observed, weights: Weights): { sum: number; weight: number } {
  let [sum, weight] = [0, 0]
  for (const [criterion, mark] of observed) {
    const counts = weights.get(criterion) ?? 0
    sum += counts * mark
    weight += counts
  }
  return { sum, weight }
}

export type Ranked<P> = { person: P; place: number | null } & Score

/** Marks are whole numbers, so scores nearer than this differ by rounding alone. */
const same = 1e-9

/**
 * People by score, the best first; equal scores share a place and keep the order given, and those without a score come
 * last and have none.
 */
export function ranking<P extends { observed: Observed }>(people: readonly P[], weights: Weights): Ranked<P>[] {
  const scored = people.map((person) => ({ person, ...scoreOf(person.observed, weights) }))
  const better = (one: Score, other: Score) => (one.score ?? -Infinity) > (other.score ?? -Infinity) + same
  return scored
    .map((one) => ({
      ...one,
      place: one.score === null ? null : 1 + scored.filter((other) => better(other, one)).length,
    }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
}
