/**
 * A table with a picture in each row, for the partial `plotted`: a dot where something happened, beside a band that
 * says how sure that is, or beside a mark where it was expected. Everything is a share in 0..1.
 */
export type PlottedRow = {
  name: string
  at: number
  band?: { from: number; to: number }
  expected?: number
  figures: string[]
}

export type PlottedTable = {
  caption: string
  /** The heading of the first column. */
  name: string
  columns: string[]
  rows: PlottedRow[]
  /** A dashed line through all rows, such as the mean of all. */
  mean?: number
}

type Format = { number: (value: number) => string; percent: (value: number) => string }

export function plottedTable({ rows, mean, ...texts }: PlottedTable, format: Format) {
  const largest = Math.max(...rows.flatMap(({ at, band, expected }) => [at, band?.to ?? 0, expected ?? 0]), mean ?? 0)
  // The scale ends at a whole fifth; its lines are a fifth apart, on a short one a tenth.
  const end = Math.min(1, Math.ceil(largest * 5) / 5)
  const parts = Math.round(end * (end > 0.4 ? 5 : 10))
  const place = (share: number) => `${((100 * share) / end).toFixed(2)}%`
  return {
    ...texts,
    mean: mean === undefined ? null : place(mean),
    ticks: Array.from({ length: parts + 1 }, (_, index) => ({
      at: place((end * index) / parts),
      anchor: index === 0 ? 'start' : index === parts ? 'end' : 'middle',
      label: index === parts ? format.percent(end) : format.number(Math.round((100 * end * index) / parts)),
    })),
    rows: rows.map(({ name, at, band, expected, figures }) => {
      const [from, to] = band ? [band.from, band.to] : [Math.min(at, expected ?? at), Math.max(at, expected ?? at)]
      return {
        name,
        figures,
        at: place(at),
        from: from === to ? null : place(from),
        to: place(to),
        mark: expected === undefined ? null : place(expected),
      }
    }),
  }
}
