/** The bar of a step and the shade that leads to it from the step before, in a box of 100 by 36. */
export type FunnelShape = { x: string; width: string; flow: string }

/** @param shares of the first step, in 0..1, one for each step */
export function funnelShapes(shares: readonly number[]): FunnelShape[] {
  const halves = shares.map((share) => Math.max(0.6, 50 * share))
  return halves.map((here, index) => {
    const before = halves[Math.max(0, index - 1)] ?? here
    const points = [
      [50 - before, 0],
      [50 + before, 0],
      [50 + here, 36],
      [50 - here, 36],
    ]
    return {
      x: (50 - here).toFixed(2),
      width: (2 * here).toFixed(2),
      flow: points.map(([x, y]) => `${x!.toFixed(2)},${y}`).join(' '),
    }
  })
}
