/**
 * A picture and the same figures as a table, for the `chart` partial. `config` is a Chart.js configuration in plain
 * JSON; a colour is written `token:accent`, after the names in tokens.css.
 */
export type ChartView = {
  caption: string
  /** What the picture shows, for those who hear it; left out where only the table can tell so much. */
  spoken?: string
  config: object
  columns: string[]
  rows: string[][]
}

type Axis = { title: string; min?: number; max?: number; percent?: boolean }

const axis = ({ title, min, max }: Axis) => ({ title: { display: title !== '', text: title }, ...(min !== undefined && { min }), ...(max !== undefined && { max }) })

/** Bars, one colour each; for how many will come, waiting by slot and the like. `marks` are lines across at a label's index. */
export function barChart(options: {
  caption: string
  labels: string[]
  values: number[]
  /** A token per bar, or one for all. */
  colours: string | string[]
  x: Axis
  y: Axis
  columns: [string, string]
  cells: string[]
  marks?: { at: number; label: string }[]
}): ChartView {
  const colours = Array.isArray(options.colours) ? options.colours.map((name) => `token:${name}`) : `token:${options.colours}`
  const annotations = Object.fromEntries(
    (options.marks ?? []).map((mark, index) => [
      `mark${index}`,
      {
        type: 'line',
        scaleID: 'x',
        value: mark.at,
        borderColor: 'token:ink',
        borderWidth: 2,
        borderDash: [4, 4],
        // Two lines close to each other keep their labels apart.
        label: { display: true, content: mark.label, position: index % 2 === 0 ? 'start' : 'end', backgroundColor: 'token:surface', color: 'token:ink' },
      },
    ]),
  )
  return {
    caption: options.caption,
    config: {
      type: 'bar',
      data: { labels: options.labels, datasets: [{ data: options.values, backgroundColor: colours, borderRadius: 2 }] },
      options: {
        plugins: { legend: { display: false }, annotation: { annotations } },
        scales: { x: { ...axis(options.x), grid: { display: false } }, y: { ...axis(options.y), beginAtZero: true } },
      },
    },
    columns: options.columns,
    rows: options.labels.map((label, index) => [label, options.cells[index] ?? '']),
  }
}
