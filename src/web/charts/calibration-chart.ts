import type { ChartView } from './charts.ts'

/** Pairs of bars in percent, side by side: what was forecast and what came of it. */
export function calibrationChart(options: {
  caption: string
  labels: string[]
  series: { name: string; values: number[]; colour: string }[]
  axis: string
  /** Headings of the table: the label's, then one for each cell. */
  columns: string[]
  cells: string[][]
}): ChartView {
  return {
    caption: options.caption,
    config: {
      type: 'bar',
      data: {
        labels: options.labels,
        datasets: options.series.map(({ name, values, colour }) => ({
          label: name,
          data: values,
          backgroundColor: `token:${colour}`,
          borderRadius: 2,
        })),
      },
      options: {
        scales: {
          x: { grid: { display: false } },
          y: { beginAtZero: true, max: 100, title: { display: true, text: options.axis } },
        },
      },
    },
    columns: options.columns,
    rows: options.labels.map((label, index) => [label, ...(options.cells[index] ?? [])]),
  }
}
