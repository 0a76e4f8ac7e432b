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

const axis = ({ title, min, max }: Axis) => ({
  title: { display: title !== '', text: title },
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
})

type Series = {
  name: string
  /** Null leaves a place empty. */
  values: (number | null)[]
  /** A token per bar, or one for all. */
  colour: string | string[]
}

/** A line across at a label's index, its text above the picture, where no bar can hide it. */
type Mark = { at: number; label: string }

/** Room above the picture for one row of marks, in pixels. */
const MARK_ROW = 24

const markLine = ({ at, label }: Mark, row: number) => ({
  type: 'line',
  scaleID: 'x',
  value: at,
  borderColor: 'token:ink',
  borderWidth: 2,
  borderDash: [4, 4],
  label: {
    display: true,
    content: label,
    position: 'start',
    yAdjust: -MARK_ROW * (row + 0.5),
    padding: 2,
    backgroundColor: 'token:surface',
    color: 'token:ink',
  },
})

const withTokens = (colour: string | string[]) =>
  Array.isArray(colour) ? colour.map((name) => `token:${name}`) : `token:${colour}`

/** Bars of one or more series, side by side or stacked; with several, a legend names them. */
export function barChart(options: {
  caption: string
  labels: string[]
  series: Series[]
  stacked?: boolean
  x: Axis
  y: Axis
  /** Headings of the table: the label's, then one for each cell. */
  columns: string[]
  cells: string[][]
  marks?: Mark[]
}): ChartView {
  const { caption, labels, series, stacked = false, marks = [] } = options
  return {
    caption,
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: series.map(({ name, values, colour }) => ({
          label: name,
          data: values,
          backgroundColor: withTokens(colour),
          borderRadius: 2,
        })),
      },
      options: {
        layout: { padding: { top: marks.length * MARK_ROW } },
        plugins: {
          legend: { display: series.length > 1, position: 'bottom', labels: { boxWidth: 12 } },
          annotation: {
            clip: false,
            annotations: Object.fromEntries(marks.map((mark, row) => [`mark${row}`, markLine(mark, row)])),
          },
        },
        scales: {
          x: { ...axis(options.x), stacked, grid: { display: false } },
          y: { ...axis(options.y), stacked, beginAtZero: true },
        },
      },
    },
    columns: options.columns,
    rows: labels.map((label, index) => [label, ...(options.cells[index] ?? [])]),
  }
}
