/** How many were expected, within which band, and how many came. */
export type ExpectedAndCame = { from: number; to: number; expected: number; came: number; goal: number }

/**
 * One day as a line of people for the partial `count-band`: the band of the forecast, a dash for what was expected, a
 * dot for what came. Distances across are in per cent, so that nothing is scaled.
 */
export function countBand({ from, to, expected, came, goal }: ExpectedAndCame) {
  const highest = Math.max(1, to, came, goal)
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => highest / size <= 10) ?? 1000
  const end = step * Math.ceil((highest + 0.5) / step)
  const place = (people: number) => `${((100 * people) / end).toFixed(2)}%`
  return {
    ticks: Array.from({ length: end / step + 1 }, (_, index) => ({
      at: place(index * step),
      label: String(index * step),
      anchor: index === 0 ? 'start' : index * step === end ? 'end' : 'middle',
    })),
    from: place(from),
    to: place(to),
    expected: place(expected),
    came: place(came),
    goal: place(goal),
    outside: came < from || came > to,
  }
}
