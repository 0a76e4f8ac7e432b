import type { ChartView } from './charts.ts'

/** The shapes that tell lines apart where colours do not. */
const shapes = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'crossRot'] as const

/** The colour token of the nth of up to six things compared. */
export const seriesColour = (index: number): string => `series-${(index % shapes.length) + 1}`

/** Several people or things by the same axes; null leaves a point out. `from` and `to` are the ends of every axis. */
export function radarChart(options: {
  caption: string
  axes: string[]
  series: { name: string; values: (number | null)[] }[]
  from: number
  to: number
  /** Headings of the table: the axis's, then one for each series. */
  columns: string[]
  cells: string[][]
}): ChartView {
  const { caption, axes, series, from, to } = options
  const line = ({ name, values }: { name: string; values: (number | null)[] }, index: number) => ({
    label: name,
    data: values,
    fill: false,
    spanGaps: true,
    borderWidth: 2,
    pointRadius: 4,
    pointStyle: shapes[index % shapes.length],
    borderColor: `token:${seriesColour(index)}`,
    backgroundColor: `token:${seriesColour(index)}`,
  })
  return {
    caption,
    config: {
      type: 'radar',
      data: { labels: axes, datasets: series.map(line) },
      options: {
        plugins: { legend: { position: 'bottom', labels: { usePointStyle: true } } },
        scales: { r: { min: from, max: to, ticks: { stepSize: 1, backdropColor: 'token:surface' } } },
      },
    },
    columns: options.columns,
    rows: axes.map((axis, index) => [axis, ...(options.cells[index] ?? [])]),
  }
}
