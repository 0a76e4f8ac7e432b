/** One figure of a benchmark: the median time of `rounds` rounds, as a ratio to a baseline of the same run. */
export interface Figure {
  readonly figure: string
  readonly size: string
  readonly ratio: number
  readonly baseline: string
  readonly ms: number
  readonly rounds: number
}

export const ROUNDS = 5

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** The median time of some rounds of work, in milliseconds, after one that does not count. */
export async function medianMs(work: () => unknown, rounds = ROUNDS): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}
