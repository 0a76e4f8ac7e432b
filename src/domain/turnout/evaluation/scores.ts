/** A forecast and what came of it. */
export type Outcome = { chance: number; came: boolean }

/** Mean of -ln(chance of what happened): 0 is perfect, ln 2 = 0.693 is a coin. 0 for no outcomes. */
export function logLossOf(outcomes: readonly Outcome[]): number {
  return meanOf(outcomes, ({ chance, came }) => -Math.log(came ? chance : 1 - chance))
}

/** Mean squared error of the chances (Brier 1950). 0 for no outcomes. */
export function brierOf(outcomes: readonly Outcome[]): number {
  return meanOf(outcomes, ({ chance, came }) => (Number(came) - chance) ** 2)
}

/**
 * The chance that somebody who came had been given the higher chance than somebody who did not, ties counting half:
 * the area under the ROC curve, by ranks (Mann & Whitney 1947). 0.5 where all came or nobody did.
 */
export function aucOf(outcomes: readonly Outcome[]): number {
  const sorted = outcomes.toSorted((a, b) => a.chance - b.chance)
  const came = sorted.filter((outcome) => outcome.came).length
  const missed = sorted.length - came
  if (came === 0 || missed === 0) return 0.5
  let rankSum = 0
  for (let start = 0; start < sorted.length;) {
    let end = start
    let cameHere = 0
    while (end < sorted.length && sorted[end]!.chance === sorted[start]!.chance) {
      if (sorted[end]!.came) cameHere += 1
      end += 1
    }
    rankSum += (cameHere * (start + 1 + end)) / 2
    start = end
  }
  return (rankSum - (came * (came + 1)) / 2) / (came * missed)
}

function meanOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.length === 0 ? 0 : items.reduce((sum, item) => sum + value(item), 0) / items.length
}
