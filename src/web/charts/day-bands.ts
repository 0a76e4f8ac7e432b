/** A day with its forecast: the band it should fall into nine times in ten, what was expected, and what came. */
export type ForecastDay = {
  label: string
  from: number
  to: number
  expected: number
  came: number
}

/**
 * Days side by side for the partial `day-bands`: a band for the forecast, a dash for what was expected, a dot for what
 * came. Distances across are in per cent, so that nothing is scaled; heights are pixels.
 * @param parts days under a name each, in the order they are drawn
 */
export function dayBands(parts: readonly { name: string; days: readonly ForecastDay[] }[]) {
  const days = parts.flatMap((part) => part.days)
  const highest = Math.max(1, ...days.map(({ to, came }) => Math.max(to, came)))
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => highest / size <= 4) ?? 2000
  const top = 24
  const floor = 204
  const height = (people: number) => floor - ((floor - top) * people) / (step * Math.ceil(highest / step))
  const share = (places: number) => `${((100 * places) / days.length).toFixed(2)}%`
  const everyNth = Math.max(1, Math.ceil(days.length / 6))
  let before = 0
  return {
    ticks: Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => ({
      label: String(index * step),
      y: height(index * step),
    })),
    parts: parts.flatMap(({ name, days: own }) => {
      const start = before
      before += own.length
      return own.length === 0 ? [] : [{ name, at: share(start), first: start === 0 }]
    }),
    days: days.map(({ label, from, to, expected, came }, index) => ({
      x: share(index + 0.5),
      label: index % everyNth === 0 ? label : '',
      top: height(to) - 4,
      height: height(from) - height(to) + 8,
      expected: height(expected),
      came: height(came),
      outside: came < from || came > to,
    })),
  }
}
