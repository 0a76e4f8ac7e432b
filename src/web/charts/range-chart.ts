import type { ChartView } from './charts.ts'

/** One bar from one figure to another. */
export type Range = {
  label: string
  from: number
  to: number
  cells: string[]
  /** A token; the accent where none is named. */ colour?: string
}

/** A line across all bars, at a figure of the axis. */
type Mark = { at: number; label: string; colour: string }

/** Floating bars, one below another, such as pay bands; `marks` are lines across them all. */
export function rangeChart(options: {
  caption: string
  ranges: Range[]
  axis: string
  marks: Mark[]
  /** Headings of the table: the label's, then one for each cell. */
  columns: string[]
}): ChartView {
  const line = ({ at, label, colour }: Mark, index: number) => ({
    type: 'line',
    scaleID: 'x',
    value: at,
    borderColor: `token:${colour}`,
    borderWidth: 2,
    borderDash: index === 0 ? [] : [4, 4],
    label: {
      display: true,
      content: label,
      // Two labels at one end would cover each other where the figures are close.
      position: index === 0 ? 'start' : 'end',
      backgroundColor: 'token:surface',
      color: `token:${colour}`,
      padding: 3,
    },
  })
  const annotations = Object.fromEntries(options.marks.map((mark, index) => [`mark${index}`, line(mark, index)]))
  // A range of one figure is still seen, as a tick.
  const bars = {
    minBarLength: 4,
    data: options.ranges.map(({ from, to }) => [from, to]),
    backgroundColor: options.ranges.map(({ colour }) => `token:${colour ?? 'accent'}`),
    borderRadius: 2,
    barPercentage: 0.6,
  }
  const told = [
    ...options.ranges.map(({ label, cells }) => `${label}: ${cells.join(' – ')}`),
    ...options.marks.map(({ label }) => label),
  ]
  return {
    caption: options.caption,
    spoken: told.join('; '),
    config: {
      type: 'bar',
      data: { labels: options.ranges.map(({ label }) => label), datasets: [bars] },
      options: {
        indexAxis: 'y',
        // Digits grouped by a space, as everywhere on our pages, in both languages.
        locale: 'ru-RU',
        plugins: { legend: { display: false }, annotation: { annotations } },
        scales: {
          x: { beginAtZero: true, title: { display: true, text: options.axis } },
          y: { grid: { display: false } },
        },
      },
    },
    columns: options.columns,
    rows: options.ranges.map(({ label, cells }) => [label, ...cells]),
  }
}
