import type { Answering } from './waves-question.ts'

/**
 * A function of (confirmed, silent) with confirmed + silent <= most, in rows of `most + 1`, one row for each number of
 * confirmed. All steps below work in place and only ever add positive numbers.
 */
export type Grid = Float64Array

export function emptyGrid(most: number): Grid {
  return new Float64Array((most + 1) * (most + 1))
}

/**
 * One invited person more: the value before their answer is known, on the grid up to `most` people. The steps for
 * several people commute, so that they may be taken in any order.
 *
 * @param width entries of a row
 */
export function beforeAnswer(grid: Grid, width: number, most: number, { yes, no }: Answering): void {
  const waits = Math.max(0, 1 - yes - no)
  for (let confirmed = 0; confirmed <= most; confirmed++) {
    const row = confirmed * width
    for (let at = row; at <= row + most - confirmed; at++)
      grid[at] = yes * grid[at + width]! + no * grid[at]! + waits * grid[at + 1]!
  }
}

/** The same step forwards: chances of states before the answer become chances after it. */
export function afterAnswer(chances: Grid, width: number, most: number, { yes, no }: Answering): void {
  const waits = Math.max(0, 1 - yes - no)
  for (let confirmed = most + 1; confirmed >= 0; confirmed--) {
    const row = confirmed * width
    for (let at = row + most + 1 - confirmed; at >= row; at--) {
      let chance = no * chances[at]!
      if (confirmed > 0) chance += yes * chances[at - width]!
      if (at > row) chance += waits * chances[at - 1]!
      chances[at] = chance
    }
  }
}

/** Rows of the binomial law: of n confirmed, how many stay when each takes it back with this chance. */
export function stayingLaws(most: number, takesBack: number): Float64Array[] {
  const laws = [Float64Array.of(1)]
  for (let n = 1; n <= most; n++) {
    const before = laws[n - 1]!
    const law = new Float64Array(n + 1)
    for (let k = 0; k < n; k++) {
      law[k]! += before[k]! * takesBack
      law[k + 1]! += before[k]! * (1 - takesBack)
    }
    laws.push(law)
  }
  return laws
}
